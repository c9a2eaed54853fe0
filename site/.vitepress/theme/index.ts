import DefaultTheme from 'vitepress/theme';
import './style.css';

const KEY = 'language';

/** Who has chosen a language in one example has chosen it in all. */
function choose(title: string | null): void {
  for (const label of document.querySelectorAll<HTMLLabelElement>('.vp-code-group .tabs label')) {
    if (label.textContent === title && !(document.getElementById(label.htmlFor) as HTMLInputElement | null)?.checked) { label.click(); }
  }
}

export default {
  extends: DefaultTheme,
  enhanceApp({ router }: { router: { onAfterPageLoad?: () => void } }) {
    if (typeof window === 'undefined') { return; }
    let isChoosing = false;
    const chooseIn = (title: string | null) => {
      isChoosing = true;
      choose(title);
      isChoosing = false;
    };
    document.addEventListener('click', ({ target }) => {
      const label = (target as Element).closest?.('.vp-code-group .tabs label');
      if (!label || isChoosing) { return; }
      localStorage.setItem(KEY, label.textContent ?? '');
      chooseIn(label.textContent);
    });
    router.onAfterPageLoad = () => setTimeout(() => chooseIn(localStorage.getItem(KEY)));
  },
};
