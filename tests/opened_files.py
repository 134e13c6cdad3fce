"""Exported files as a program opens them."""

import csv
import io

import openpyxl


def book(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def lines(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
