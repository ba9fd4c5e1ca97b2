import type { CodeForm, CodeSyntax } from "./codeSyntax.ts";

/** A comment or a text of the language as it stands in the code. */
export interface CodePiece {
	readonly what: "line" | "block" | "text";
	/** Index of the first character of its opening mark. */
	readonly start: number;
	/** Index behind its closing mark; for a line comment that of the line's end. */
	readonly end: number;
	/** Index behind the opening mark. */
	readonly from: number;
	/** Index of the closing mark. */
	readonly to: number;
	/** How many brackets are open where it stands, in languages whose brackets are counted; else 0. */
	readonly depth: number;
}

const openers = new WeakMap<CodeSyntax, RegExp>();

/** Words behind which a `/` begins a regular expression. */
const beforeRegex =
	/(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield|instanceof|and|or|not|if|unless|when|while|until)$/;

/**
 * The comments and texts of a code text, in order and disjoint. In one pass: nothing that was read for one piece is read
 * again for another but the line of a `/` that began no regular expression, once. `onRead` is told how many characters
 * each step looked at.
 */
export function scanCode(
	text: string,
	syntax: CodeSyntax,
	onRead?: (characters: number) => void,
): readonly CodePiece[] {
	return new CodeScanner(text, syntax, onRead).pieces();
}

class CodeScanner {
	readonly #text: string;
	readonly #syntax: CodeSyntax;
	readonly #onRead: ((characters: number) => void) | undefined;
	readonly #pieces: CodePiece[] = [];
	/** Depths at which a template goes on. */
	readonly #templates: number[] = [];
	#depth = 0;
	/** Index up to which a `/` is known to begin no regular expression. */
	#noRegexBefore = 0;
	#lineStarts: ReadonlyMap<string, readonly number[]> | undefined;
	/** Ends of heredocs whose body begins behind this line. */
	readonly #awaited: string[] = [];
	#heredocsFrom = 0;

	constructor(
		text: string,
		syntax: CodeSyntax,
		onRead: ((characters: number) => void) | undefined,
	) {
		this.#text = text;
		this.#syntax = syntax;
		this.#onRead = onRead;
	}

	pieces(): readonly CodePiece[] {
		const opener = openerOf(this.#syntax);
		for (let at = 0; at < this.#text.length; ) {
			opener.lastIndex = at;
			const match = opener.exec(this.#text);
			const found = match?.index ?? this.#text.length;
			if (this.#awaited.length > 0 && found >= this.#heredocsFrom) {
				// A text may go on over the line's end, into what would be the heredoc.
				at = Math.max(at, this.#behindHeredocs());
				continue;
			}
			this.#onRead?.(found - at + 1);
			if (!match) break;
			const form = this.#syntax.find((_, k) => match[k + 1] !== undefined);
			// An empty match would stand still.
			const next = form ? this.#take(form, match) : found + 1;
			at = Math.max(next, found + 1);
		}
		return this.#pieces;
	}

	/** Takes what begins there; gives the index behind it. */
	#take(form: CodeForm, match: RegExpExecArray): number {
		const start = match.index;
		const from = start + match[0].length;
		switch (form.what) {
			case "line": {
				const end = this.#lineEnd(from);
				return this.#add("line", start, from, end, end);
			}
			case "block": {
				const close = closeOf(form, match[0]);
				const to = form.nests
					? this.#nestedEnd(form.open, close, from)
					: this.#indexOf(close, from);
				const end = Math.min(to + close.length, this.#text.length);
				return this.#add("block", start, from, to, end);
			}
			case "text":
				return form.close === undefined
					? this.#add("text", start, start, from, from)
					: this.#quoted(form, start, from, match[0]);
			case "template":
				return this.#template(start, from);
			case "regex":
				return this.#regex(start, from);
			case "heredoc":
				if (this.#awaited.length === 0)
					this.#heredocsFrom = this.#lineEnd(from) + 1;
				this.#awaited.push(match[0].replace(/^<+[-~]?|['"]/g, ""));
				return from;
			case "open bracket":
				this.#depth++;
				return from;
			case "close bracket":
				if (this.#templates.at(-1) === this.#depth) {
					this.#templates.pop();
					this.#depth--;
					return this.#template(start, from);
				}
				this.#depth = Math.max(0, this.#depth - 1);
				return from;
		}
	}

	#quoted(form: CodeForm, start: number, from: number, open: string): number {
		const close = closeOf(form, open);
		const stops = quotedStops(close, form);
		for (let at = from; at < this.#text.length; ) {
			stops.lastIndex = at;
			const stop = stops.exec(this.#text);
			if (!stop) break;
			const end = stop.index + stop[0].length;
			if (stop[0] === close || stop[0] === "\n") {
				this.#read(start, end);
				const behind = stop[0] === close ? end : stop.index;
				return this.#add("text", start, from, stop.index, behind);
			}
			at = end;
		}
		const end = this.#text.length;
		this.#read(start, end);
		return this.#add("text", start, from, end, end);
	}

	/** A template from its opening mark or the end of a hole on, to its end or the next hole. */
	#template(start: number, from: number): number {
		const stops = /\\[\s\S]|`|\$\{/g;
		for (let at = from; ; ) {
			stops.lastIndex = at;
			const stop = stops.exec(this.#text);
			const end = stop ? stop.index + stop[0].length : this.#text.length;
			if (stop?.[0].startsWith("\\")) {
				at = end;
				continue;
			}
			if (stop?.[0] === "${") this.#templates.push(++this.#depth);
			this.#read(start, end);
			return this.#add("text", start, from, stop?.index ?? end, end);
		}
	}

	#regex(start: number, from: number): number {
		if (start < this.#noRegexBefore || !this.#mayBeRegex(start)) return from;
		let inClass = false;
		let at = from;
		for (; at < this.#text.length && this.#text[at] !== "\n"; at++) {
			const c = this.#text[at];
			if (c === "\\" && this.#text[at + 1] !== "\n") at++;
			else if (c === "[") inClass = true;
			else if (c === "]") inClass = false;
			else if (c === "/" && !inClass) {
				this.#read(start, at);
				return this.#add("text", start, from, at, at + 1);
			}
		}
		this.#read(start, at);
		this.#noRegexBefore = at;
		return from;
	}

	#mayBeRegex(start: number): boolean {
		let at = start - 1;
		while (at >= 0 && /[ \t]/.test(this.#text[at] ?? "")) at--;
		this.#read(at, start);
		const before = this.#text[at] ?? "\n";
		// Behind `<` a tag ends.
		if (/[)\]}"'`<]/.test(before)) return false;
		if (!/[\w$]/.test(before)) return true;
		return beforeRegex.test(this.#text.slice(Math.max(0, at - 12), at + 1));
	}

	#nestedEnd(open: string, close: string, from: number): number {
		const marks = new RegExp(`${open}|${escaped(close)}`, "g");
		let depth = 1;
		marks.lastIndex = from;
		for (
			let mark = marks.exec(this.#text);
			mark;
			mark = marks.exec(this.#text)
		) {
			depth += mark[0] === close ? -1 : 1;
			if (depth === 0) {
				this.#read(from, mark.index);
				return mark.index;
			}
		}
		this.#read(from, this.#text.length);
		return this.#text.length;
	}

	/** Index behind the heredocs that are awaited. */
	#behindHeredocs(): number {
		let at = this.#heredocsFrom;
		for (const word of this.#awaited.splice(0)) {
			// One that ends nowhere is none: a shift, as it seems.
			const end = this.#lineThatIs(word, at);
			if (end !== undefined) at = end;
		}
		return at;
	}

	/** Index behind the first line from there on that is that word but for its indentation. */
	#lineThatIs(word: string, from: number): number | undefined {
		this.#lineStarts ??= lineStartsByWord(this.#text);
		const starts = this.#lineStarts.get(word) ?? [];
		let low = 0;
		let high = starts.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((starts[middle] ?? 0) < from) low = middle + 1;
			else high = middle;
		}
		const start = starts[low];
		return start === undefined ? undefined : this.#lineEnd(start);
	}

	#indexOf(mark: string, from: number): number {
		const found = this.#text.indexOf(mark, from);
		const index = found < 0 ? this.#text.length : found;
		this.#read(from, index);
		return index;
	}

	#lineEnd(from: number): number {
		return this.#indexOf("\n", from);
	}

	#read(from: number, to: number): void {
		this.#onRead?.(Math.max(0, to - from));
	}

	#add(
		what: CodePiece["what"],
		start: number,
		from: number,
		to: number,
		end: number,
	): number {
		this.#pieces.push({ what, start, from, to, end, depth: this.#depth });
		return end;
	}
}

function openerOf(syntax: CodeSyntax): RegExp {
	let opener = openers.get(syntax);
	if (!opener) {
		opener = new RegExp(syntax.map(({ open }) => `(${open})`).join("|"), "g");
		openers.set(syntax, opener);
	}
	return opener;
}

function closeOf(form: CodeForm, open: string): string {
	return typeof form.close === "function"
		? form.close(open)
		: (form.close ?? "\n");
}

function quotedStops(close: string, form: CodeForm): RegExp {
	const stops = [escaped(close)];
	if (form.escapes) stops.push("\\\\[\\s\\S]");
	if (!form.isLong) stops.push("\\n");
	return new RegExp(stops.join("|"), "g");
}

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** Where lines that are one word begin, by the word. */
function lineStartsByWord(
	text: string,
): ReadonlyMap<string, readonly number[]> {
	const starts = new Map<string, number[]>();
	for (const line of text.matchAll(/^[ \t]*(\w+)(?=[;,)]*\r?$)/gm)) {
		const word = line[1] ?? "";
		const known = starts.get(word);
		if (known) known.push(line.index);
		else starts.set(word, [line.index]);
	}
	return starts;
}
