import type { PageEntry } from "../combine/page/pageEntry.ts";
import type { PageWords } from "../combine/page/pageWords.ts";
import { drawn, element } from "./dom.ts";
import { type GraphNode, layOut } from "./graphLayout.ts";

const columnWidth = 190;
const laneHeight = 44;
const boxWidth = 166;
const boxHeight = 30;
const margin = 20;

/**
 * A drawing of what superseded and what is tied to what: time goes to the right, what belongs together stands in one lane or the
 * next. Boxes are links, in the order of time; the same stands below as a list.
 */
export function timeGraph(
	entries: readonly PageEntry[],
	words: PageWords,
	choose: (key: string) => void,
): HTMLElement {
	const { nodes, edges, columns, lanes } = layOut(entries);
	if (nodes.length === 0)
		return element("p", { attributes: { class: "none" } }, words.graphAlone);
	const width = columns.length * columnWidth + 2 * margin;
	const height = lanes * laneHeight + 2 * margin + 20;
	const byKey = new Map(nodes.map((node) => [node.entry.key, node]));
	const drawing = drawn(
		"svg",
		{
			attributes: {
				...{ width: String(width), height: String(height), role: "group" },
				viewBox: `0 0 ${width} ${height}`,
				"aria-label": words.graph,
			},
		},
		...columns.map((label, at) =>
			drawn(
				"text",
				{
					attributes: {
						...{ class: "time", x: String(margin + at * columnWidth), y: "16" },
						"aria-hidden": "true",
					},
				},
				label || words.noDate,
			),
		),
		...edges.map(({ from, to, is }) => {
			const [one, other] = [byKey.get(from), byKey.get(to)];
			return one && other
				? drawn("path", {
						attributes: {
							class: `edge ${is}`,
							d: curve(one, other),
							"aria-hidden": "true",
						},
					})
				: drawn("g");
		}),
		...nodes.map((node) => box(node, words, choose)),
	);
	return element(
		"div",
		{ attributes: { class: "graph" } },
		element(
			"div",
			{ attributes: { class: "drawing", tabindex: "-1" } },
			drawing as unknown as HTMLElement,
		),
		element(
			"details",
			{},
			element("summary", {}, words.asList),
			element(
				"ul",
				{},
				...edges.map(({ from, to, is }) =>
					element(
						"li",
						{},
						`${byKey.get(from)?.entry.title ?? from} ${is === "supersedes" ? words.supersedes.toLowerCase() : "–"} ${byKey.get(to)?.entry.title ?? to}`,
					),
				),
			),
		),
	);
}

function left({ column }: GraphNode): number {
	return margin + column * columnWidth;
}

function top({ lane }: GraphNode): number {
	return margin + 10 + lane * laneHeight;
}

function box(
	node: GraphNode,
	words: PageWords,
	choose: (key: string) => void,
): SVGElement {
	const { key, title, state, date } = node.entry;
	const short = title.length > 22 ? `${title.slice(0, 21).trimEnd()}…` : title;
	return drawn(
		"a",
		{
			attributes: {
				...{ class: `node ${state}`, href: `#${encodeURIComponent(key)}` },
				// Begins with what is seen, which may be shortened.
				"aria-label": `${short} ${short === title ? "" : title}, ${words.states[state]}, ${date ?? words.noDate}`,
			},
			on: {
				click: (event) => {
					event.preventDefault();
					choose(key);
				},
			},
		},
		drawn("title", {}, title),
		drawn("rect", {
			attributes: {
				...{ x: String(left(node)), y: String(top(node)), rx: "4" },
				...{ width: String(boxWidth), height: String(boxHeight) },
			},
		}),
		drawn(
			"text",
			{
				attributes: {
					x: String(left(node) + 8),
					y: String(top(node) + 20),
				},
			},
			short,
		),
	);
}

function curve(one: GraphNode, other: GraphNode): string {
	const [early, late] =
		one.column <= other.column ? [one, other] : [other, one];
	const x1 = left(early) + boxWidth;
	const y1 = top(early) + boxHeight / 2;
	const x2 = left(late);
	const y2 = top(late) + boxHeight / 2;
	if (early.column === late.column) {
		const x = left(early) + 12;
		return `M ${x} ${top(early) + boxHeight} L ${x} ${top(late)}`;
	}
	const bend = (x2 - x1) / 2;
	return `M ${x1} ${y1} C ${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
