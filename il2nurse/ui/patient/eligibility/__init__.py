"""Whether a patient may be treated: the page, the results that are entered there, and waivers."""
