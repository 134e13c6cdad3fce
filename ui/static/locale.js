// Streamlit's own words are English; those that can appear here are replaced, wherever they turn up outside our panels.
const WORDS = {
  "Upload": "选择文件", "Browse files": "选择文件", "Drag and drop file here": "拖到这里", "Drag and drop files here": "拖到这里", "Drop files here": "放开即可添加",
  "No results": "没有相符的项", "No options to select": "没有可选的项", "No options to select.": "没有可选的项", "Select all": "全选", "Clear all": "全部清除", "Clear value": "清除",
  "Running...": "正在处理…", "Stop": "停止", "Stop app": "停止", "Rerun": "刷新", "Close": "关闭", "Open": "打开", "Remove": "移除", "Connection error": "连接中断", "Is Streamlit still running?": "请检查程序是否还在运行",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": "与程序的连接断了，正在不断重试，接上后本页照常可用。程序若已停止，请重新启动（或请管理员启动）：",
  "streamlit run yourscript.py": "zhengce serve", "Copy to clipboard": "复制", "Copied": "已复制", "Connecting": "正在连接…", "CONNECTING": "正在连接…", "Please wait...": "请稍候…", "Bad message format": "数据没有传完整，请刷新页面", "Warning": "注意", "Error": "出错了",
  "Sort ascending": "升序", "Sort descending": "降序", "Autosize": "自动列宽", "Pin column": "固定列", "Unpin column": "取消固定", "Hide column": "隐藏列", "Format": "格式", "Statistics": "统计", "Show statistics": "统计", "Search": "查找", "Type to search": "输入以查找", "empty": "空", "Download as CSV": "下载", "Fullscreen": "全屏", "Show/hide columns": "列",
  "Settings": "设置", "Theme": "外观", "Light": "浅色", "Dark": "深色", "System": "跟随系统", "Use system setting": "跟随系统", "Print": "打印", "Wide mode": "宽屏", "Record screen": "录制屏幕", "Record a screencast": "录制屏幕",
  "Skip to main content": "跳到正文", "Sidebar": "侧栏", "Selected values": "已选的项",
  "Page not found": "没有这个页面", "The page that you have requested does not seem to exist. Running the app's main page.": "网址里的页面不存在，下面是检索页。", "Show more": "更多", "Show less": "收起", "Collapse sidebar": "收起侧栏", "Expand sidebar": "展开侧栏", "Open sidebar": "展开侧栏", "Close sidebar": "收起侧栏",
};
const one = (node) => node?.parentElement?.closest(".stFileUploader")?.querySelector("input[type=file]")?.multiple === false;
const PATTERNS = [
  [/^(?:Limit )?(\d+)\s?MB per file(?: • (.*))?$/, (m, node) => one(node) ? "一个文件" : "可多选，也可放压缩包"],
  [/^Remove (.+)$/, (m) => `移除 ${m[1]}`],
  [/^You have requested page (.+?), but no corresponding file was found in the app's pages\/ directory\. Running the app's main page\.$/, (m) => `没有 ${m[1]} 这个页面，下面是检索页。`],
  [/^Help for (.+)$/, (m) => `${m[1]}的说明`],
  [/^(\d+) selected$/, (m) => `已选 ${m[1]} 项`],
  [/^(.+) files? are not allowed\.?$/, (m) => `不能添加 ${m[1]} 类型的文件`],
  [/^File must be (.+) or smaller\.?$/, (m) => `文件不能超过 ${m[1]}`],
];
const ATTRIBUTES = ["aria-label", "placeholder", "title", "alt"];

function chinese(words, node) {
  const bare = words.trim();
  if (!/[A-Za-z]/.test(bare) || bare.length > 240) return null;
  if (Object.hasOwn(WORDS, bare)) return WORDS[bare];
  for (const [pattern, say] of PATTERNS) {
    const match = bare.match(pattern);
    if (match) return say(match, node);
  }
  return null;
}

function replace(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const words = node.parentElement?.closest(".zc, textarea, .stMarkdown") ? null : chinese(node.data, node);
    if (words) node.data = words;
  } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(".zc")) {
    for (const name of ATTRIBUTES) {
      const words = node.hasAttribute(name) && chinese(node.getAttribute(name));
      if (words) node.setAttribute(name, words);
    }
    if (node.matches(".stPopoverBody, [data-testid=stPopoverBody]")) node.tabIndex = 0; // else keys could not scroll one that is words alone
    node.childNodes.forEach(replace);
  }
}

export default function () {
  document.documentElement.lang = "zh-CN";
  if (window.zhengceLocale) return;
  window.zhengceLocale = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type !== "childList") replace(change.target);
      else if (!change.target.closest(".zc")) change.addedNodes.forEach(replace); // a panel speaks Chinese itself
    }
  });
  window.zhengceLocale.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  replace(document.body);
}
