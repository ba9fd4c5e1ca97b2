import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import {
	rejectedHeading,
	rejectedIn,
} from "../../src/combine/log/decisionText.ts";
import { parseNote } from "../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import type { CardKind } from "../../src/internalize/practice/card.ts";
import { cardsOf } from "../../src/internalize/practice/cardsOf.ts";
import { practiceLine } from "../../src/internalize/practice/practiceLines.ts";

/** A published note, and which of its cards somebody knows. */
export interface AnsweredNote {
	/** From the repository’s root, with `/`. */
	readonly path: string;
	readonly kinds: readonly CardKind[];
}

/** Writes into a repository’s git directory that its owner answered these cards easily, so many days ago. */
export async function answeredBefore(
	root: string,
	days: number,
	notes: readonly AnsweredNote[],
): Promise<void> {
	const at = Date.now() - days * 86_400_000;
	const lines: string[] = [];
	for (const { path, kinds } of notes)
		for (const { kind, key, substance } of await cardsIn(root, path))
			if (kinds.includes(kind))
				lines.push(
					practiceLine({
						...{ at, card: key, of: substance, rating: "easy", seconds: 5 },
					}),
				);
	const place = join(root, ".git/tacit/practice.jsonl");
	await mkdir(dirname(place), { recursive: true });
	await writeFile(place, lines.join(""));
}

async function cardsIn(root: string, path: string) {
	const { head, prose, quotes } = parseNote(
		await readFile(join(root, path), "utf8"),
		{
			path: path as RepoPath,
			noteFolder: posix.dirname(posix.dirname(path)) as RepoPath,
		},
	);
	if (!head) throw new Error(`${path} is no note.`);
	const { lead, sections } = prose;
	const rejectedSection = sections.find(({ heading }) =>
		rejectedHeading.test(heading),
	);
	return cardsOf({
		note: { head, file: { visibility: "published", path: path as RepoPath } },
		...{ lead, sections, rejectedSection },
		quote: quotes[0] ?? { lines: [] },
		rejected: rejectedSection ? rejectedIn(rejectedSection.source) : [],
	});
}
