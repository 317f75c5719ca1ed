import { Converter } from 'opencc-js';
import type { Item } from '../simulate/items.ts';
import { Random } from '../simulate/random.ts';
import { type Copy, type Look, type SetPage, Typesetter } from './typeset.ts';

const PAPERS = ['海濱日報', '聯合時報', '南方晚報', '星洲日報'];
/** Fonts of Debian packages: fonts-arphic-uming, fonts-wqy-microhei, fonts-noto-cjk. */
const FONTS = ['AR PL UMing TW', 'WenQuanYi Micro Hei', 'AR PL UMing TW', 'WenQuanYi Micro Hei', 'Noto Serif CJK TC'];
/** The others put marks in the wrong place in vertical lines when Chromium prints them. */
const UPRIGHT = ['Noto Serif CJK TC', 'Noto Sans CJK TC'];
const toTaiwan = Converter({ from: 'cn', to: 'tw' });

/** One page of items: four to eight articles, some with a deck, a byline, a picture or a box. */
export function pageOf(seed: number, items: readonly Item[], vertical?: boolean, font?: string): SetPage {
  const random = new Random(seed);
  const write = random.chance(0.6) ? toTaiwan : (text: string) => text;
  const upright = vertical ?? random.chance(0.25);
  const look: Look = {
    paper: random.pick(PAPERS),
    date: `${random.int(2010, 2026)}年${random.int(1, 12)}月${random.int(1, 28)}日`,
    vertical: upright,
    font: font ?? random.pick(upright ? UPRIGHT : FONTS),
  };
  const setter = new Typesetter(seed, look);
  const copies: Copy[] = [];
  const count = random.int(4, 8);
  for (let i = 0; i < count; i++) copies.push(copyOf(random, random.pick(items), write));
  setter.page(copies, `A${random.int(1, 24)}版`);
  return setter.result();
}

function copyOf(random: Random, item: Item, write: (text: string) => string): Copy {
  const paragraphs = item.paragraphs.map(write);
  const last = paragraphs.length > 3 ? paragraphs[paragraphs.length - 1] : undefined;
  const short = last !== undefined && last.length > 40 && last.length < 260 ? last : undefined;
  const use = short === undefined ? 0 : random.next();
  const caption = use > 0 && use < 0.45 ? `圖為${short!.slice(0, 46).replace(/[，。：“”].*$/u, '')}。` : undefined;
  const box = use >= 0.45 && use < 0.7 ? ['新聞背景', ...(short!.match(/[^。]+。/gu) ?? []).slice(0, 3)] : undefined;
  return {
    headline: write(item.title),
    paragraphs: caption === undefined && box === undefined ? paragraphs : paragraphs.slice(0, -1),
    ...(random.chance(0.2) ? { deck: paragraphs[0].slice(0, 24).replace(/[，。：].*$/u, '') } : {}),
    ...(random.chance(0.4) ? { byline: `本報記者${random.pick(['王明', '李文', '陳靜', '林海峰'])}` } : {}),
    ...(caption === undefined ? {} : { caption }),
    ...(box === undefined ? {} : { box }),
  };
}
