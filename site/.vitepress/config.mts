import { readFileSync } from 'fs';
import { defineConfig } from 'vitepress';

const { guides, reference } = JSON.parse(readFileSync(new URL('../pages/sidebar.json', import.meta.url), 'utf8'));

export default defineConfig({
  title: 'cdk-aws-backup',
  description: 'AWS Backup for AWS CDK v2',
  lang: 'en',
  srcDir: 'pages',
  cleanUrls: true,
  themeConfig: {
    nav: [{ text: 'Guides', link: '/guides/' }, { text: 'Reference', link: '/reference/' }],
    sidebar: {
      '/reference/': reference,
      '/': [{ text: 'Guides', items: guides }],
    },
    outline: [2, 3],
    // Of the site alone, and without a network.
    search: { provider: 'local' },
  },
  // A type such as `{[ key: string ]: any}` has no attributes.
  // Anchors are those that GitHub gives to headings.
  markdown: {
    anchor: { slugify: (title) => title.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-') },
    attrs: { leftDelimiter: '{:', rightDelimiter: ':}', allowedAttributes: ['id'] },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
});
