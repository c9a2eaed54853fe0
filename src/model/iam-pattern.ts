/** Whether a text is one of those that a pattern of IAM stands for: `*` is any characters, none too, and `?` is one. However many of them there are, it takes no longer than both lengths multiplied. */
export function matchesIamPattern(pattern: string, text: string): boolean {
  let [at, index] = [0, 0];
  let [star, from] = [-1, 0];
  while (index < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      from = index;
    } else if (pattern[at] === '?' || pattern[at] === text[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      index = ++from;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
