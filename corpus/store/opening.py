"""The store of a corpus's folder: the file in it, or the server that ``corpus.toml`` names."""

from __future__ import annotations

from pathlib import Path

from corpus.people.people import EVERYTHING, Access
from corpus.store.connections import SqliteFile
from corpus.store.dialect import Database
from corpus.store.originals import OriginalFiles
from corpus.store.sqlite import Store
from corpus.whereabouts import Whereabouts, WhereaboutsError, whereabouts


class NoServerClient(Exception):
    """What a server is spoken to with is not installed. The message is one Chinese sentence without its full stop."""

    def __init__(self) -> None:
        super().__init__('corpus.toml 指明了服务器，而相应的功能没有安装，请运行 pip install "zhengce[cluster]"')


def open_store(folder: Path, access: Access = EVERYTHING) -> Store:
    """Raises WhereaboutsError, NoServerClient, ServerTrouble, StoreVersionError, sqlite3.Error."""
    return Store(database_at(folder, whereabouts(folder)), access)


def database_at(folder: Path, where: Whereabouts) -> Database:
    """The database of a corpus. Raises NoServerClient."""
    originals = OriginalFiles(where.originals) if where.originals else None
    if not where.store:
        return SqliteFile(folder / "corpus.sqlite", originals)
    try:
        from corpus.store.postgres import PostgresServer
    except ImportError as error:
        raise NoServerClient from error
    return PostgresServer(where.store, originals)


def is_corpus(folder: Path) -> bool:
    """Whether there is a corpus in a folder, or one is named there; what is written wrong is told when it is opened."""
    try:
        return (folder / "corpus.sqlite").is_file() or bool(whereabouts(folder).store)
    except WhereaboutsError:
        return True
