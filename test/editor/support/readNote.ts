import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** A note's file taken apart by plain means, for tests to look at what Tacit wrote. */
export interface NoteOnDisk {
	readonly text: string;
	/** Lines of front matter, without the `---`. */
	readonly front: readonly string[];
	/** Of the first anchor: the block's first word. */
	readonly language: string;
	/** Its keys, as written. */
	readonly anchor: Readonly<Record<string, string>>;
	/** Its text. */
	readonly quote: string;
	/** What stands between front matter and anchor, without blank lines around it. */
	readonly body: string;
}

/** Reads the note at an absolute path. Fails where there is none, or half of one. */
export function readNote(file: string): NoteOnDisk {
	const text = readFileSync(file, "utf8");
	const parts =
		/^---\n(?<front>[\s\S]*?)\n---\n(?<body>[\s\S]*?)^(?<fence>`{3,})(?<language>\S+) tacit (?<info>.*)\n(?<quote>[\s\S]*?)^\k<fence>\n/m.exec(
			text,
		)?.groups;
	assert.ok(parts, text);
	const keys = (parts["info"] ?? "").split(" ").map((pair) => {
		const [key = "", value = ""] = pair.split("=");
		return [key, value] as const;
	});
	return {
		text,
		front: (parts["front"] ?? "").split("\n"),
		language: parts["language"] ?? "",
		anchor: Object.fromEntries(keys),
		quote: parts["quote"] ?? "",
		body: (parts["body"] ?? "").trim(),
	};
}
