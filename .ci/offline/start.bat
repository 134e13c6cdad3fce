@echo off
chcp 936 >nul
rem 在没有网络的机器上安装（只在第一次）并打开政策文件库。
rem 不写参数是打开网页；写了参数就是 zhengce 的命令，如 start.bat search 补偿
setlocal
cd /d "%~dp0"
if exist env\installed goto serve

set found=
for %%p in ("py -@PYTHON@" "python@PYTHON@" "python") do call :try %%p
if defined found goto install
echo 没有找到 64 位的 Python @PYTHON@。请先安装（见 说明.txt），再运行本程序。
pause
exit /b 1

:try
if defined found exit /b 0
%~1 -c "import sys; sys.exit('%%d.%%d' %% sys.version_info[:2] != '@PYTHON@' or sys.maxsize < 2**32)" >nul 2>nul && set "found=%~1"
exit /b 0

:install
echo 第一次运行，正在安装，需要几分钟……
if exist env rmdir /s /q env
%found% -m venv --without-pip env || goto failed
env\Scripts\python.exe @PIP@ --isolated install --quiet --disable-pip-version-check --no-index --find-links wheels --no-deps --require-hashes --requirement requirements.txt || goto failed
echo done> env\installed

:serve
if not defined ZHENGCE_DATA set "ZHENGCE_DATA=%CD%\zhengce-data"
set "run=import sys; from ui.cli import main; sys.exit(main())"
if not "%~1"=="" goto command
env\Scripts\python.exe -c "%run%" serve
if errorlevel 1 pause
exit /b %errorlevel%

:command
env\Scripts\python.exe -c "%run%" %*
exit /b %errorlevel%

:failed
echo 安装没有完成，请把上面的文字发给提供安装包的人；再次运行会重新安装。
pause
exit /b 1
