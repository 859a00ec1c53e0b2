const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const outcome = document.getElementById('outcome');
if (!token) {
  outcome.textContent = say('noToken', '链接不完整。请使用服务器第一次启动时印出的整个链接。');
}
document.getElementById('setup').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch('api/setup', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
    body: JSON.stringify({ token, username: form.username.value, password: form.password.value }),
  });
  if (answer.ok) {
    form.hidden = true;
    outcome.textContent = say('created', '已设立。此链接已失效。');
  } else {
    outcome.textContent = (await answer.json()).detail;
  }
});
