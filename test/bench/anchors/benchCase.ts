import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

/** What a case says that may be used to answer it; see the README beside the cases. */
export interface BenchCase {
	readonly id: string;
	readonly repo: string;
	readonly old_path: string;
	readonly old_text_file: string;
	readonly old_start: number;
	readonly old_end: number;
	readonly same_path_text_file: string | null;
	readonly git_rename_target: string | null;
	readonly git_follow_target: string | null;
	readonly candidates: readonly {
		readonly path: string;
		readonly text_file: string;
		readonly old_text_file: string | null;
	}[];
}

/** The truth of a case: for weighing answers, never for finding them. */
export interface Truth {
	readonly cls: "hard" | "easy";
	/** What became of the code: edited, moved_in_file, renamed, deleted, … */
	readonly kind: string;
	/** Where the truth comes from: `git-format` for commits by formatters, `ast-…` for parsers. */
	readonly source: string;
	readonly ambiguous: boolean;
	readonly deleted: boolean;
	readonly new_path: string | null;
	readonly new_text_file: string | null;
	readonly new_start: number | null;
	readonly new_end: number | null;
}

/** Reads cases from JSON lines, gzipped or not. */
export function readCases(file: string): (BenchCase & Truth)[] {
	const raw = readFileSync(file);
	const text = (file.endsWith(".gz") ? gunzipSync(raw) : raw).toString("utf8");
	return text
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as BenchCase & Truth);
}

/** Reads the texts of cases from the folder they were unpacked to, wherever that lies. */
export function openTexts(folder: string): (file: string) => string {
	const known = new Map<string, string>();
	return (file) => {
		let text = known.get(file);
		if (text === undefined) {
			text = readFileSync(path.join(folder, path.basename(file)), "utf8");
			if (known.size > 400) known.clear();
			known.set(file, text);
		}
		return text;
	};
}
