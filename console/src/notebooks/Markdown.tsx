import MarkdownIt from 'markdown-it';
import { memo } from 'react';

// HTML of the text is shown as it is written; pictures of other hosts would tell them who reads.
const markdown = new MarkdownIt({ html: false, linkify: true });
markdown.renderer.rules.image = (tokens, place) => {
  const token = tokens[place]!;
  const source = token.attrGet('src') ?? '';
  const text = markdown.utils.escapeHtml(token.content);
  return /^data:image\/(png|jpeg|gif|webp);base64,/.test(source) ? `<img src="${markdown.utils.escapeHtml(source)}" alt="${text}">` : `<span title="Pictures of other hosts are not loaded">🖼 ${text}</span>`;
};
markdown.validateLink = link => /^(https?:|mailto:|#|data:image\/(png|jpeg|gif|webp);)/i.test(link.trim());
markdown.renderer.rules.link_open = (tokens, place, options, _, self) => {
  tokens[place]!.attrSet('target', '_blank');
  tokens[place]!.attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, place, options);
};

/** A text as its author meant it. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return <div className="markdown" dangerouslySetInnerHTML={{ __html: markdown.render(text) }} />;
});
