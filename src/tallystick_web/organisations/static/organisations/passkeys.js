// Passkeys need script: without it what asks for one stays hidden. Where a browser gives none, the page says so.
document.addEventListener('DOMContentLoaded', () => {
  if (window.PublicKeyCredential) {
    document.querySelectorAll('[data-passkeys]').forEach((part) => part.removeAttribute('hidden'))
  }
})
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  const said = document.getElementById('passkey-error')
  if (said) {
    said.textContent = 'No passkey was used. Try again, or sign in another way.'
    said.removeAttribute('hidden')
  }
})
