import type { FileFinding, FindingCode } from "../../core/finding.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { english } from "../../core/message.ts";
import type { Seen } from "./note.ts";

/**
 * A problem of `tacit lint`.
 *
 * ```json
 * {
 *   "code": "anchor-lost",
 *   "severity": "warning",
 *   "file": "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md",
 *   "lines": { "start": 24, "end": 24 },
 *   "found": "src/auth/token.ts:12-24",
 *   "expected": "the quoted code in that file",
 *   "message": "The code that this note is about was not found: …"
 * }
 * ```
 */
export interface JsonFinding {
	readonly code: FindingCode;
	readonly severity: "error" | "warning" | "info";
	readonly file: string;
	readonly lines: LineRange;
	readonly found: string;
	readonly expected: string;
	readonly message: string;
}

/** What `tacit lint --fix` did: `{ "file": "docs/adr/0001-a.md", "line": 7, "change": "Write “Superceded by …”" }`. */
export interface JsonMended {
	readonly file: string;
	/** 1-based: where it was wrong. */
	readonly line: number;
	readonly change: string;
}

/**
 * `tacit lint --json`: `{ "version": 1, "notes": 12, "records": 3, "mended": [], "findings": [ … ] }`. `notes` and `records`
 * count those looked at.
 */
export interface JsonLint {
	readonly version: 1;
	readonly notes: number;
	readonly records: number;
	readonly mended: readonly JsonMended[];
	readonly findings: readonly JsonFinding[];
}

/**
 * `tacit share --json`.
 *
 * ```json
 * {
 *   "version": 1,
 *   "notes": ["src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md"],
 *   "ignored": [],
 *   "branch": "tacit/notes",
 *   "base": "origin/main",
 *   "commit": "4f2c1e9…",
 *   "isMerged": false,
 *   "isPushed": false
 * }
 * ```
 */
export interface JsonShare {
	readonly version: 1;
	/** Files that were not on the default branch, and are on `branch` now. */
	readonly notes: readonly string[];
	/** Those of them that are gone, which the branch then has no more. */
	readonly removed: readonly string[];
	/** Files that git leaves out by its own rules. */
	readonly ignored: readonly string[];
	/** `null` where there was nothing to share. */
	readonly branch: string | null;
	/** What the branch starts from. */
	readonly base: string | null;
	/** Full hash; `null` where the branch held all of it already. */
	readonly commit: string | null;
	/** Whether `base` holds all of it by now, so that nothing was left to share. */
	readonly isMerged: boolean;
	/** Whether the remote has the branch as it stands: pushed just now or, as last seen, before. */
	readonly isPushed: boolean;
}

/**
 * `tacit init --json`, with or without `--undo`.
 *
 * ```json
 * {
 *   "version": 1,
 *   "steps": [{
 *     "id": "prettier:.prettierignore",
 *     "kind": "edit",
 *     "path": ".prettierignore",
 *     "title": "Keep Prettier from rewriting notes",
 *     "reason": "Prettier formats Markdown, …",
 *     "before": "dist\n",
 *     "after": "dist\n# tacit begin …\n.tacit/\n# tacit end\n",
 *     "text": null,
 *     "isDone": false,
 *     "failure": null
 *   }],
 *   "mergeDriver": "absent"
 * }
 * ```
 */
export interface JsonSetup {
	readonly version: 1;
	readonly steps: readonly {
		readonly id: string;
		readonly kind: "edit" | "by-hand";
		readonly path: string;
		readonly title: string;
		readonly reason: string;
		/** `null`: there is no file. */
		readonly before: string | null;
		/** `null`: the file is removed, or the step is one to do by hand. */
		readonly after: string | null;
		/** What to paste by hand. */
		readonly text: string | null;
		/** Whether it was written just now. */
		readonly isDone: boolean;
		/** Why it could not be written; the exit code is 2 then. */
		readonly failure: string | null;
	}[];
	/** Git's merge driver for notes in this clone, which only `--merge-driver` or an answer sets up. `null`: there is no git repository. */
	readonly mergeDriver: "absent" | "outdated" | "set" | "other" | null;
}

/** A finding in its JSON shape. */
export function jsonFinding(
	{ code, severity, file, lines, found, expected }: FileFinding,
	message: string,
	paths: Seen,
): JsonFinding {
	return {
		code,
		severity,
		file: paths.seenFile(file),
		lines,
		found: english(found),
		expected: english(expected),
		message,
	};
}
