#!/bin/sh
# 在没有网络的机器上安装（只在第一次）并打开政策文件库。不写参数是打开网页；写了参数就是 zhengce 的命令，如 ./start.sh search 补偿
cd "$(dirname "$0")" || exit 1
version=@PYTHON@

if [ ! -e env/installed ]; then
    for python in "$PYTHON" python$version python3 python; do
        [ -n "$python" ] && "$python" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" 2>/dev/null && break
        python=
    done
    if [ -z "$python" ]; then
        echo "没有找到 Python $version。请先安装（见 说明.txt），或写明位置：PYTHON=/路径/python$version ./start.sh" >&2
        exit 1
    fi
    echo "第一次运行，正在安装，需要几分钟……" >&2
    rm -rf env
    "$python" -m venv --without-pip env &&
        env/bin/python @PIP@ --isolated install --quiet --disable-pip-version-check \
            --no-index --find-links wheels --no-deps --require-hashes --requirement requirements.txt &&
        touch env/installed
    if [ ! -e env/installed ]; then
        echo "安装没有完成，请把上面的文字发给提供安装包的人；再次运行本脚本会重新安装。" >&2
        exit 1
    fi
fi
ZHENGCE_DATA="${ZHENGCE_DATA:-$PWD/zhengce-data}"
export ZHENGCE_DATA
[ $# -gt 0 ] || set -- serve
exec env/bin/python -c "import sys; from ui.cli import main; sys.exit(main())" "$@"
