import {
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from "jsonc-parser";
import type { Finding, FindingCode } from "../../core/finding.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { type Message, msg, verbatim } from "../../core/message.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import { lineFinder } from "./lineFinder.ts";
import type { Tour, TourPosition, TourSelection, TourStep } from "./tour.ts";

/** Longer texts are not read, in UTF-16 units. */
const longest = 4_000_000;
/** More of them say nothing new. */
const mostFindings = 200;

/** A tour's file, read. */
export interface ParsedTour {
	/** `undefined` where it cannot be read as a tour; then a finding is an error. */
	readonly tour: Tour | undefined;
	/** In the file's order. */
	readonly findings: readonly Finding[];
	/** The values of the steps in the text, for whoever changes them; empty where there is no tour. */
	readonly stepNodes: readonly Node[];
}

/**
 * Reads the text of a `.tour` file, the byte order mark left out. CodeTour reads JSON alone, and passes over what is none: a
 * comment, or a comma before a bracket, is a warning here and read all the same; other mistakes of syntax are errors. What is of
 * the wrong type is left out, with a finding.
 */
export function parseTour(text: string): ParsedTour {
	const lineAt = lineFinder(text);
	const findings: Finding[] = [];
	const report = (
		code: FindingCode,
		severity: Finding["severity"],
		at: Pick<Node, "offset" | "length">,
		found: string | Message,
		expected: Message,
	) => {
		if (findings.length >= mostFindings) return;
		findings.push({
			...{ code, severity, expected },
			found: typeof found === "string" ? shortenFound(found) : found,
			lines: linesOf(at, lineAt),
		});
	};
	const none = () => ({ tour: undefined, findings, stepNodes: [] });
	if (text.length > longest) {
		report(
			"too-large",
			"error",
			{ offset: 0, length: 0 },
			msg`${text.length} characters`,
			msg`at most ${longest} characters`,
		);
		return none();
	}
	const root = read(text, report);
	if (!root) return none();
	const own = reader(text, report);
	if (root.type !== "object") {
		report(
			"tour-field",
			"error",
			root,
			own.source(root),
			msg`an object with “title” and “steps”`,
		);
		return none();
	}
	const fields = own.fieldsOf(root);
	const steps = fields.get("steps");
	if (steps?.type !== "array") {
		report(
			"tour-field",
			"error",
			steps ?? { offset: root.offset, length: 1 },
			steps ? own.source(steps) : "",
			msg`“steps”, a list`,
		);
		return none();
	}
	const title = own.text(fields, "title");
	if (title === undefined || title.trim() === "")
		report(
			"tour-field",
			"error",
			fields.get("title") ?? { offset: root.offset, length: 1 },
			"",
			msg`“title”, a text`,
		);
	const stepNodes = (steps.children ?? []).filter((node) => {
		if (node.type === "object") return true;
		report(
			"tour-field",
			"error",
			node,
			own.source(node),
			msg`a step: an object with “description”`,
		);
		return false;
	});
	const tour: Tour = {
		title: title ?? "",
		description: own.text(fields, "description"),
		ref: own.text(fields, "ref") || undefined,
		isPrimary: own.flag(fields, "isPrimary"),
		nextTour: own.text(fields, "nextTour") || undefined,
		stepMarker: own.text(fields, "stepMarker") || undefined,
		when: own.text(fields, "when") || undefined,
		steps: stepNodes.map((node) => own.step(node, linesOf(node, lineAt))),
	};
	findings.sort((a, b) => a.lines.start - b.lines.start);
	return { tour, findings, stepNodes };
}

type Report = (
	code: FindingCode,
	severity: Finding["severity"],
	at: Pick<Node, "offset" | "length">,
	found: string | Message,
	expected: Message,
) => void;

type Fields = ReadonlyMap<string, Node>;

function linesOf(
	{ offset, length }: Pick<Node, "offset" | "length">,
	lineAt: (offset: number) => number,
): LineRange {
	return {
		start: lineAt(offset),
		end: lineAt(Math.max(offset, offset + length - 1)),
	};
}

/** The tree of the text; `undefined` where it is no JSON, not even with comments. */
function read(text: string, report: Report): Node | undefined {
	// jsonc-parser descends by recursion, and so does JSON.parse, which gives up in time.
	if (isTooDeep(text)) {
		report(
			"tour-syntax",
			"error",
			{ offset: 0, length: 0 },
			msg`brackets within brackets`,
			msg`JSON of at most ${deepest} levels`,
		);
		return undefined;
	}
	const errors: ParseError[] = [];
	const root = parseTree(text, errors, { allowTrailingComma: true });
	// Those that follow are of its making.
	const [mistake] = errors;
	if (mistake) {
		const { error, offset, length } = mistake;
		report(
			"tour-syntax",
			"error",
			mistake,
			text.slice(offset, offset + Math.max(1, length)) ||
				msg`the end of the file`,
			msg`JSON (${printParseErrorCode(error)})`,
		);
		return undefined;
	}
	if (!root) {
		report(
			"tour-syntax",
			"error",
			{ offset: 0, length: 0 },
			"",
			msg`an object with “title” and “steps”`,
		);
		return undefined;
	}
	const strict: ParseError[] = [];
	parseTree(text, strict, { disallowComments: true });
	const [first] = strict;
	if (first)
		report(
			"tour-syntax",
			"warning",
			first,
			text.slice(first.offset, first.offset + Math.max(1, first.length)),
			msg`JSON without comments and without a comma before a bracket: CodeTour does not read this`,
		);
	return root;
}

const deepest = 200;

/** Whether brackets that are not in a text stand in more than `deepest` others. */
function isTooDeep(text: string): boolean {
	let depth = 0;
	let isInText = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (isInText) {
			if (code === 92) at++;
			else if (code === 34 || code === 10) isInText = false;
		} else if (code === 34) isInText = true;
		else if (code === 91 || code === 123) {
			if (++depth > deepest) return true;
		} else if (code === 93 || code === 125) depth--;
	}
	return false;
}

/** Reads fields of nodes, and reports those of another type. */
function reader(text: string, report: Report) {
	const source = ({ offset, length }: Node) =>
		text.slice(offset, offset + length);
	const wrong = (name: string, node: Node, expected: Message) => {
		report("tour-field", "warning", node, `${name}: ${source(node)}`, expected);
		return undefined;
	};
	const own = {
		source,
		/** The last of several counts, as in `JSON.parse`. */
		fieldsOf(node: Node): Fields {
			const fields = new Map<string, Node>();
			for (const { children = [] } of node.children ?? []) {
				const [key, value] = children;
				if (!key || !value) continue;
				const name = String(key.value);
				if (fields.has(name))
					report(
						"tour-field",
						"warning",
						key,
						name,
						msg`the key once; the last one counts`,
					);
				fields.set(name, value);
			}
			return fields;
		},
		text(fields: Fields, name: string): string | undefined {
			const node = fields.get(name);
			if (!node) return undefined;
			return typeof node.value === "string"
				? node.value
				: wrong(name, node, msg`a text`);
		},
		flag(fields: Fields, name: string): boolean {
			const node = fields.get(name);
			if (node && typeof node.value !== "boolean")
				wrong(name, node, verbatim("true, false"));
			return node?.value === true;
		},
		/** A whole number from 1 on. */
		count(fields: Fields, name: string): number | undefined {
			const node = fields.get(name);
			if (!node) return undefined;
			return isCount(node.value)
				? node.value
				: wrong(name, node, msg`a whole number, from 1`);
		},
		texts(fields: Fields, name: string): readonly string[] {
			const node = fields.get(name);
			if (!node) return [];
			if (node.type !== "array") {
				wrong(name, node, msg`a list of texts`);
				return [];
			}
			return (node.children ?? []).flatMap((each) => {
				if (typeof each.value === "string") return [each.value];
				wrong(name, each, msg`a text`);
				return [];
			});
		},
		position(node: Node | undefined): TourPosition | undefined {
			if (node?.type !== "object") return undefined;
			const fields = own.fieldsOf(node);
			const line = fields.get("line")?.value;
			const character = fields.get("character")?.value;
			return isCount(line) && isCount(character)
				? { line, character }
				: undefined;
		},
		selection(fields: Fields): TourSelection | undefined {
			const node = fields.get("selection");
			if (!node) return undefined;
			const parts =
				node.type === "object" ? own.fieldsOf(node) : new Map<string, Node>();
			const start = own.position(parts.get("start"));
			const end = own.position(parts.get("end"));
			if (!start || !end)
				return wrong(
					"selection",
					node,
					msg`“start” and “end” with “line” and “character”, from 1`,
				);
			const isTurned =
				end.line < start.line ||
				(end.line === start.line && end.character < start.character);
			return isTurned ? { start: end, end: start } : { start, end };
		},
		step(node: Node, written: LineRange): TourStep {
			const fields = own.fieldsOf(node);
			const description = own.text(fields, "description");
			if (!fields.has("description"))
				report(
					"tour-field",
					"error",
					{ offset: node.offset, length: 1 },
					"",
					msg`“description”, a text`,
				);
			return {
				description: description ?? "",
				title: own.text(fields, "title"),
				file: own.text(fields, "file") || undefined,
				directory: own.text(fields, "directory") || undefined,
				uri: own.text(fields, "uri") || undefined,
				view: own.text(fields, "view") || undefined,
				line: own.count(fields, "line"),
				selection: own.selection(fields),
				pattern: own.text(fields, "pattern") || undefined,
				contents: own.text(fields, "contents"),
				commands: own.texts(fields, "commands"),
				trial: own.text(fields, "try") || undefined,
				written,
			};
		},
	};
	return own;
}

function isCount(value: unknown): value is number {
	return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}
