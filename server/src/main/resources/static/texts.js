const texts = {
  'zh-CN': {},
  'zh-TW': {
    what: '事實從一扇門進來，人的狀態由證據和方案推導，任務和報表隨之而來。', api: '介面說明', resident: '居民', residentWhat: '申報到達或離開，看我的碼和緣由', field: '一線', fieldWhat: '網格員的任務，卡口的查驗；沒有網路也能用', console: '指揮部', consoleWhat: '數字、名冊、名單、流調',
    setup: '設立第一位管理員', once: '此連結只能用一次。', username: '使用者名稱', usernameHint: '小寫字母、數字、點、底線或連字號',
    password: '密碼', passwordHint: '至少 12 個字元，不含使用者名稱', create: '設立', created: '已設立。此連結已失效。', noToken: '連結不完整。請使用伺服器第一次啟動時印出的整個連結。',
  },
  en: {
    what: 'Facts come in through one door, standing is derived from evidence and protocol, tasks and reports follow.', api: 'Description of the API', resident: 'Residents', residentWhat: 'Declare an arrival or a departure; see my code and why', field: 'Front line', fieldWhat: 'Tasks of grid workers, checks at the gate; works without a network', console: 'Command post', consoleWhat: 'Figures, ledger, lists, investigations',
    setup: 'Set up the first administrator', once: 'This link works once.', username: 'User name', usernameHint: 'Lower-case letters, digits, dot, underscore or hyphen',
    password: 'Password', passwordHint: 'At least 12 characters, without the user name', create: 'Set up', created: 'Done. This link no longer works.', noToken: 'The link is incomplete. Use the whole link that the server printed at its first start.',
  },
};
const wanted = navigator.language.startsWith('zh') ? (/TW|HK|MO|Hant/.test(navigator.language) ? 'zh-TW' : 'zh-CN') : 'en';
document.documentElement.lang = wanted;
function say(key, chinese) {
  return texts[wanted][key] ?? chinese;
}
for (const element of document.querySelectorAll('[data-text]')) {
  element.textContent = say(element.dataset.text, element.textContent);
}
