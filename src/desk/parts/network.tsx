import type { Counterparts, Profile } from '../api.ts';
import { useWords } from '../words.ts';
import { Link } from './link.tsx';
import { useWidth } from './width.ts';
import './network.css';

const HEIGHT = 430;
/** Pixels kept for names at the sides. */
const SIDE = 128;
const LINE = 24;

/**
 * Who was met, as a picture: whom it is about in the middle, the others around it, the most met at the top and on
 * clockwise. Lines grow with the square root of the number of shared events; thin ones join those who met each other there.
 */
export function Network({ centre, of: { items, links }, label }: NetworkProps) {
  const w = useWords();
  const [box, width] = useWidth<HTMLElement>();
  const [x0, y0] = [width / 2, HEIGHT / 2];
  const [rx, ry] = [Math.max(50, width / 2 - Math.min(SIDE, width * 0.27)), HEIGHT / 2 - 40];
  const most = Math.max(1, ...items.map(({ count }) => count));
  const placed = items.map((one, i) => {
    const angle = -Math.PI / 2 + (i / items.length) * 2 * Math.PI;
    return {
      one,
      x: x0 + rx * Math.cos(angle),
      y: y0 + ry * Math.sin(angle),
      cos: Math.cos(angle),
      sin: Math.sin(angle),
    };
  });
  const at = new Map(placed.map((node) => [node.one.id, node]));
  return (
    <section class="network" ref={box} aria-label={`${label} · ${w('chart')}`}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it is named, and the links in it are. */}
      <svg width={width} height={HEIGHT}>
        <g>
          {links.map(({ a, b, count }) => {
            const [from, to] = [at.get(a), at.get(b)];
            if (from === undefined || to === undefined) return null;
            return (
              <path
                key={`${a} ${b}`}
                class="between"
                d={`M${from.x} ${from.y}Q${x0} ${y0} ${to.x} ${to.y}`}
                stroke-width={Math.min(4, 0.75 + Math.sqrt(count) / 2)}
              />
            );
          })}
          {placed.map(({ one, x, y }) => (
            <line
              key={one.id}
              class="met"
              x1={x0}
              y1={y0}
              x2={x}
              y2={y}
              stroke-width={1 + 7 * Math.sqrt(one.count / most)}
            />
          ))}
          <circle class="centre" cx={x0} cy={y0} r="9" />
          <text class="centre-name han" x={x0} y={y0 + 28} text-anchor="middle" lang="zh">
            {cut(centre.name, 14)}
          </text>
        </g>
        {placed.map(({ one, x, y, cos, sin }) => {
          const anchor = Math.abs(cos) < 0.3 ? 'middle' : cos > 0 ? 'start' : 'end';
          const left = anchor === 'middle' ? 0 : cos > 0 ? 11 : -11;
          const up = anchor === 'middle' ? (sin < 0 ? -14 : 24) : 5;
          const room = anchor === 'middle' ? 150 : Math.min(SIDE, width * 0.27) - 14;
          const name = cut(one.name, Math.max(4, Math.floor(room / 15) - 2));
          return (
            <Link key={one.id} href={one.link}>
              <Node type={one.type} x={x} y={y} />
              <rect
                class="hit"
                x={anchor === 'middle' ? x - room / 2 : cos > 0 ? x : x - room - 11}
                y={y + up - LINE + 7}
                width={room + 11}
                height={LINE}
              />
              <text class="han" x={x + left} y={y + up} text-anchor={anchor} lang="zh">
                <title>{one.name}</title>
                {name}
                <tspan class="count"> {one.count}</tspan>
              </text>
            </Link>
          );
        })}
      </svg>
    </section>
  );
}

/** Persons are circles, bodies squares, places diamonds. */
function Node({ type, x, y }: { type: string | undefined; x: number; y: number }) {
  if (type === 'person') return <circle class="node" cx={x} cy={y} r="7" />;
  return (
    <rect
      class={`node type-${type ?? 'other'}`}
      x={x - 6}
      y={y - 6}
      width="12"
      height="12"
      transform={type === 'place' ? `rotate(45 ${x} ${y})` : undefined}
    />
  );
}

const cut = (name: string, most: number) => (name.length > most ? `${name.slice(0, most)}…` : name);

interface NetworkProps {
  readonly centre: Pick<Profile, 'name'>;
  readonly of: Pick<Counterparts, 'items' | 'links'>;
  readonly label: string;
}
