import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { createNoteSearch } from "../../src/internalize/search/noteSearch.ts";
import { readQuery } from "../../src/internalize/search/readQuery.ts";
import { searchedRecord } from "../../src/tacit/search/searchedRecord.ts";
import { formatFigure } from "./figure.ts";
import { recordTree } from "./records/recordTree.ts";

/**
 * `npm run bench:answers -- ADR [--all] [--misses]`: how often the record that answers a question is among the first five
 * that the search finds, and the first, among the records of all folders of ADR at once. The questions are somebody's own
 * words (test/bench/answers/questions.jsonl), half of them for development, and half held out, which `--all` asks, too.
 * The floor is what looking for the question's words finds: the records that have most of them, wherever they stand in
 * a word.
 */
interface Question {
	readonly part: "development" | "heldOut";
	readonly question: string;
	/** Path of the record that answers it, from ADR. */
	readonly record: string;
}

const [corpus, ...options] = process.argv.slice(2);
if (!corpus || !existsSync(corpus)) {
	console.error("npm run bench:answers -- ADR [--all] [--misses]");
	process.exit(2);
}
const questions = readFileSync(
	path.join(import.meta.dirname, "answers/questions.jsonl"),
	"utf8",
)
	.trim()
	.split("\n")
	.map((line): Question => JSON.parse(line));

const search = createNoteSearch();
const texts = new Map<string, string>();
for (const folder of readdirSync(corpus).sort()) {
	const root = path.join(corpus, folder);
	for (const record of recordTree(root).records) {
		const text = readFileSync(path.join(root, record.path), "utf8");
		const own = `${folder}/${record.path}` as RepoPath;
		search.set(searchedRecord({ ...record, path: own }), text);
		texts.set(own, text.toLowerCase());
	}
}
console.log(`${texts.size} records, ${search.size.words} words`);
for (const part of ["development", "heldOut"] as const) {
	if (part === "heldOut" && !options.includes("--all")) continue;
	const asked = questions.filter((each) => each.part === part);
	for (const [name, find] of [
		["found by Tacit", found],
		["floor, by the words as they stand", floor],
	] as const) {
		const ranks = asked.map(({ question, record }) => {
			if (!texts.has(record)) throw new Error(`${record} is no record.`);
			const rank = find(question).indexOf(record);
			return rank < 0 ? Number.POSITIVE_INFINITY : rank;
		});
		const within = (most: number) =>
			(100 * ranks.filter((rank) => rank < most).length) / ranks.length;
		const own = { unit: "%", isFloor: true };
		console.log(
			formatFigure({
				...{ ...own, name: `${part}: ${name}, among five` },
				value: within(5),
				...(find === found ? { target: 85 } : {}),
			}),
		);
		console.log(
			formatFigure({
				...own,
				name: `${part}: ${name}, first`,
				value: within(1),
			}),
		);
		if (find === found && options.includes("--misses"))
			for (const [at, rank] of ranks.entries())
				if (rank > 0)
					console.log(
						`  ${rank + 1}: ${asked[at]?.question}\n      ${asked[at]?.record}\n      ${found(
							asked[at]?.question ?? "",
						)
							.slice(0, 3)
							.join(" ")}`,
					);
	}
}

function found(question: string): readonly string[] {
	return search.find(readQuery(question, false), 50).map(({ file }) => file);
}

function floor(question: string): readonly string[] {
	const words = question
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	return [...texts]
		.map(([key, text]) => ({
			key,
			count: words.filter((word) => text.includes(word)).length,
		}))
		.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
		.map(({ key }) => key);
}
