import { applyEdits, type JSONPath, modify, parse } from "jsonc-parser";
import type { TourSelection } from "./tour.ts";

/** What a step says, as it is written into a tour. */
export interface StepWords {
	/** Plain text; `undefined`: it has none. */
	readonly title: string | undefined;
	/** Markdown. */
	readonly description: string;
}

/** Where a step is, as it is written into a tour: from the tour's root; all `undefined` for one without a file. */
export interface WrittenPlace {
	readonly file: string | undefined;
	/** 1-based. */
	readonly line: number | undefined;
	readonly selection: TourSelection | undefined;
}

/** A change of one tour: steps count from 0. */
export type TourChange =
	| {
			/** Before the step that is at `index`; at the end where there is none. */
			readonly type: "add";
			readonly index: number;
			readonly words: StepWords;
			readonly place: WrittenPlace;
	  }
	| { readonly type: "say"; readonly index: number; readonly words: StepWords }
	| {
			/** Points it elsewhere: what else it pointed by goes. */
			readonly type: "point";
			readonly index: number;
			readonly place: WrittenPlace;
	  }
	| { readonly type: "remove"; readonly index: number }
	/** `to` is its place among the steps afterwards. */
	| { readonly type: "move"; readonly index: number; readonly to: number };

/**
 * The text of a tour's file with the change made in it, in the file's own layout. What the change is not about stays byte for byte;
 * a step that is moved keeps all of its keys.
 */
export function changeTour(text: string, change: TourChange): string {
	const set = (before: string, path: JSONPath, value: unknown, isNew = false) =>
		applyEdits(
			before,
			modify(before, path, value, {
				formattingOptions: layoutOf(text),
				isArrayInsertion: isNew,
			}),
		);
	const own = (name: string) => ["steps", change.index, name];
	switch (change.type) {
		case "add":
			return set(
				text,
				["steps", change.index],
				withoutUndefined({ ...change.place, ...change.words }),
				true,
			);
		case "say": {
			const { title, description } = change.words;
			return set(
				set(text, own("title"), title),
				own("description"),
				description,
			);
		}
		case "point": {
			const { file, line, selection } = change.place;
			const others = ["directory", "pattern", "uri", "contents"];
			const bare = others.reduce(
				(before, name) => set(before, own(name), undefined),
				text,
			);
			return set(
				set(set(bare, own("file"), file), own("line"), line),
				own("selection"),
				selection,
			);
		}
		case "remove":
			return set(text, ["steps", change.index], undefined);
		case "move": {
			const step: unknown = (parse(text) as { steps: unknown[] }).steps[
				change.index
			];
			const without = set(text, ["steps", change.index], undefined);
			return set(without, ["steps", change.to], step, true);
		}
	}
}

function withoutUndefined(step: object): object {
	return Object.fromEntries(
		Object.entries(step).filter(([, value]) => value !== undefined),
	);
}

/** Indented as its first line is that is. */
function layoutOf(text: string) {
	const [, indent = "  "] = /\n([ \t]+)\S/.exec(text) ?? [];
	return {
		insertSpaces: !indent.startsWith("\t"),
		tabSize: indent.startsWith("\t") ? 1 : indent.length,
		eol: text.includes("\r\n") ? "\r\n" : "\n",
	};
}

/** What somebody typed as a step's words: a first line `# Like this` is its title. */
export function stepWords(typed: string): StepWords {
	const plain = typed.replaceAll("\r\n", "\n").trim();
	const [, title, rest = ""] = /^#\s+(.*)(?:\n([\s\S]*))?$/.exec(plain) ?? [];
	return title === undefined || title.trim() === ""
		? { title: undefined, description: plain }
		: { title: title.trim(), description: rest.trim() };
}

/** The same words as somebody types them. */
export function typedWords({ title, description }: StepWords): string {
	return title ? `# ${title}\n\n${description}` : description;
}
