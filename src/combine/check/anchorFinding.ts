import type { CheckCode } from "../../core/config.ts";
import { msg } from "../../core/message.ts";
import type { IndexedNote } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Stretch, UnrankedFinding } from "./checkFinding.ts";
import type { Verdict } from "./judgeAnchor.ts";
import { checkedNote } from "./noteNews.ts";

/** What is told of a note whose code a change touched; `undefined` for what nobody has to be told. */
export function anchorFinding(
	note: IndexedNote,
	verdict: Verdict,
): UnrankedFinding | undefined {
	if (verdict.of === "untouched") return undefined;
	const checked = checkedNote(note);
	const { title, id } = checked;
	if (verdict.of === "unread")
		return {
			...{ id: `code-unread:${id}`, code: "code-unread", note: checked },
			...{ path: verdict.path, lines: undefined },
			...{ before: undefined, after: undefined },
			said: msg`“${title}” speaks of code in a file that ${verdict.why}.`,
			todo: msg`Look whether it still holds: tacit confirm ${id}. If not: tacit update ${id}, or change ${checked.path}, or retire it: tacit retire ${id}`,
		};
	const { before } = verdict;
	if (verdict.of === "unknown")
		return {
			...{ id: `code-gone:${id}`, code: "code-gone", note: checked },
			...{ path: before.path, lines: undefined },
			...{ before, after: undefined },
			said: msg`“${title}” speaks of ${before.path}, which is not here, and which git does not know.`,
			todo: msg`Point the note to what is meant: tacit point ${id}. Or mend the name in ${checked.path}`,
		};
	const after = "after" in verdict ? verdict.after : undefined;
	const make = (
		code: CheckCode,
		words: Pick<UnrankedFinding, "said" | "todo">,
		place: Pick<Stretch, "lines"> & { readonly path: RepoPath },
	): UnrankedFinding => ({
		...{ id: `${code}:${id}`, code, note: checked, before, after },
		...{ path: place.path, lines: place.lines, ...words },
	});
	if (verdict.of === "reformatted")
		return make(
			"code-reformatted",
			{
				said: msg`The code under “${title}” has another layout, or other comments, types or names of variables.`,
				todo: undefined,
			},
			verdict.after,
		);
	if (isOpenQuestion(note))
		return make(
			"question-open",
			{
				said: msg`Somebody asks about this code: “${title}”`,
				todo: msg`Do you know? Answer it: ${checked.path}`,
			},
			after ?? before,
		);
	if (verdict.of === "changed")
		return make(
			"code-changed",
			{
				said: msg`The code under “${title}” changed: does it still hold?`,
				todo: msg`If so: tacit confirm ${id}. If not: tacit update ${id}, or change ${checked.path}, or retire it: tacit retire ${id}`,
			},
			verdict.after,
		);
	if (verdict.of === "gone")
		return {
			...make(
				"code-gone",
				{
					said: msg`The code under “${title}” was taken away.`,
					todo: msg`Point the note to where it is now (tacit point ${id}), or retire it: tacit retire ${id}`,
				},
				before,
			),
			lines: undefined,
		};
	const [best] = verdict.candidates;
	return make(
		"code-doubtful",
		{
			said: msg`The code under “${title}” is probably here now.`,
			todo: msg`Say where it is: tacit point ${id}`,
		},
		best ?? before,
	);
}

/** What is told of a note on a whole file, or folder, of which code changed; `path` is the first file or submodule, `files` how many. */
export function governedFinding(
	note: IndexedNote,
	path: RepoPath,
	{
		files,
		isSubmodule = false,
	}: { readonly files: number; readonly isSubmodule?: boolean },
): UnrankedFinding {
	const checked = checkedNote(note);
	const isAsking = isOpenQuestion(note);
	const { title } = checked;
	return {
		code: isAsking ? "question-open" : "governed",
		id: `${isAsking ? "question-open" : "governed"}:${checked.id}`,
		...{ path, lines: undefined, note: checked },
		...{ before: undefined, after: undefined },
		said: isAsking
			? msg`Somebody asks about this code: “${title}”`
			: files > 1
				? files === 2
					? msg`“${title}” speaks of this file, and of another that changed.`
					: msg`“${title}” speaks of this file, and of ${files - 1} others that changed.`
				: isSubmodule
					? msg`“${title}” speaks of this submodule, which changed: what changed in it was not looked at.`
					: msg`“${title}” speaks of this file.`,
		todo: isAsking ? msg`Do you know? Answer it: ${checked.path}` : undefined,
	};
}

function isOpenQuestion({ head }: IndexedNote): boolean {
	return head.kind === "question" && (head.status ?? "open") === "open";
}
