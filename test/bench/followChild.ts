import {
	followEdit,
	followStretch,
	type TextChange,
} from "../../src/core/anchor/followText.ts";
import { formatFigure, median, quantile, sorted } from "./figure.ts";

// Times how long it takes to bring the anchors of one open file up to date with an edit: typing, line breaks, deletions and
// pastes at random places of a text of 5,000 lines. The floor is one pass over as many ranges that only shifts them.

const lineCount = 5_000;
const edits = 5_000;

for (const anchors of [10, 100, 1_000]) {
	const { own, floor } = measure(anchors);
	for (const figure of [
		{ name: `floor: ${anchors} ranges shifted`, value: median(floor) },
		{
			name: `an edit, ${anchors} anchors in the file`,
			value: median(own),
			ratio: median(own) / median(floor),
		},
		{
			name: `  mean of ${edits}`,
			value: own.reduce((sum, ms) => sum + ms, 0) / own.length,
			...(anchors === 100 ? { target: 0.02 } : {}),
		},
		{ name: "  99th percentile", value: quantile(sorted(own), 0.99) },
	])
		console.log(`  ${formatFigure({ unit: "µs", ...inMicroseconds(figure) })}`);
}

function inMicroseconds<T extends { value: number; target?: number }>(
	figure: T,
): T {
	return {
		...figure,
		value: figure.value * 1000,
		...(figure.target === undefined ? {} : { target: figure.target * 1000 }),
	};
}

function measure(anchors: number) {
	const random = generator(7);
	const line = () =>
		`	const value${Math.floor(random() * 1e6)} = next(${Math.floor(random() * 1e6)});\n`;
	let text = Array.from({ length: lineCount }, line).join("");
	const starts = [...text.matchAll(/^/gm)].map(({ index }) => index);
	const stretches = Array.from({ length: anchors }, () => {
		const first = Math.floor(random() * (lineCount - 20));
		const last = first + 1 + Math.floor(random() * 12);
		return { start: starts[first] ?? 0, end: (starts[last] ?? 1) - 1 };
	});
	const followed = stretches.map((stretch) => followStretch(text, stretch));
	const ranges = stretches.map((stretch) => ({ ...stretch }));
	const own: number[] = [];
	const floor: number[] = [];
	for (let at = 0; at < edits; at++) {
		const change = anyChange(text.length, random, line);
		text =
			text.slice(0, change.offset) +
			change.text +
			text.slice(change.offset + change.length);
		own.push(
			timed(() => {
				for (const each of followed) followEdit(each, [change]);
			}),
		);
		floor.push(
			timed(() => {
				const by = change.text.length - change.length;
				for (const range of ranges)
					if (range.start >= change.offset) {
						range.start += by;
						range.end += by;
					} else if (range.end > change.offset) range.end += by;
			}),
		);
	}
	return { own, floor };
}

/** Mostly typing, as people do. */
function anyChange(
	length: number,
	random: () => number,
	line: () => string,
): TextChange {
	const offset = Math.floor(random() * (length - 400));
	const kind = random();
	if (kind < 0.7) return { offset, length: 0, text: "x" };
	if (kind < 0.8) return { offset, length: 0, text: "\n\t" };
	if (kind < 0.95) return { offset, length: 1, text: "" };
	if (kind < 0.98) return { offset, length: 0, text: line() + line() };
	return { offset, length: Math.floor(random() * 300), text: "" };
}

function timed(task: () => void): number {
	const start = performance.now();
	task();
	return performance.now() - start;
}

/** Numbers from 0 to below 1, the same in every run (mulberry32). */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
