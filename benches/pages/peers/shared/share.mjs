/** Addresses that open a network with the article in its form. */

const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);

export const shareUrl = (network, title, url) => {
  const [words, link] = [encoded(title), encoded(url)];
  switch (network) {
    case 'facebook':
      return `https://www.facebook.com/sharer/sharer.php?u=${link}`;
    case 'x':
      return `https://x.com/intent/post?text=${words}&url=${link}`;
    case 'linkedin':
      return `https://www.linkedin.com/sharing/share-offsite/?url=${link}`;
    default:
      return `mailto:?subject=${words}&body=${link}`;
  }
};
