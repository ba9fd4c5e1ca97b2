import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { entryOfRecord } from "../../src/combine/log/entryOfRecord.ts";
import { linkEntries } from "../../src/combine/log/linkEntries.ts";
import type { LogEntry } from "../../src/combine/log/logEntry.ts";
import { findRecordFolders } from "../../src/combine/records/findRecordFolders.ts";
import { readRecords } from "../../src/combine/records/readRecords.ts";
import { readingOf } from "../../src/combine/records/recordReading.ts";
import type { Knowledge } from "../../src/combine/relations/knowledge.ts";
import { knowledgeOf } from "../../src/combine/relations/knowledgeOf.ts";
import { pairKey } from "../../src/combine/relations/proposal.ts";
import { proposeRelations } from "../../src/combine/relations/proposeRelations.ts";
import { likeness, weighTexts } from "../../src/combine/relations/weigh.ts";
import { atOnce } from "../../src/core/pacer.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";

/**
 * `npm run bench:relations -- REPOSITORIES…`: how well like and contradicting decisions are found among the records of
 * published folders, each argument a folder of checkouts. Two figures for each: of the pairs that their authors linked as
 * superseding, how many are each other's likest by words alone (whether Tacit would have seen it without the link); and of
 * what is proposed beside them, how much somebody who read both found worth a look, by the labels in
 * `test/fixtures/relations`. With `--list` every proposal is printed as a line of JSON, for labelling.
 */
const roots = process.argv.slice(2).filter((each) => each !== "--list");
const isList = process.argv.includes("--list");
if (roots.length === 0) {
	console.error("npm run bench:relations -- REPOSITORIES…");
	process.exit(2);
}

/** What somebody thought of a proposal who read both texts. */
interface Label {
	readonly repository: string;
	readonly one: string;
	readonly other: string;
	readonly kind: string;
	/** Whether the two belong side by side: to be merged, superseded, related, or brought in line. */
	readonly label: "useful" | "useless";
	readonly why: string;
}

const labels = new Map(
	readFileSync(
		path.join(import.meta.dirname, "../fixtures/relations/labels.jsonl"),
		"utf8",
	)
		.split("\n")
		.filter((line) => line !== "")
		.map((line): Label => JSON.parse(line))
		.map((label) => [
			`${label.repository}\n${label.kind}\n${pairKey(label.one, label.other)}`,
			label,
		]),
);

for (const root of roots) {
	const sum = { linked: 0, likest: 0, proposed: 0, labelled: 0, useful: 0 };
	if (!isList)
		console.log(`\n${root}\nrecords  linked  likest  proposed  useful`);
	for (const repository of readdirSync(root).sort()) {
		const folder = path.join(root, repository);
		const entries = entriesIn(folder);
		if (entries.length < 5) continue;
		const texts = entries.map((entry) =>
			knowledgeOf(
				entry,
				readFileSync(path.join(folder, entry.source.path), "utf8"),
			),
		);
		const { linked, likest } = linkedPairs(entries, texts);
		const proposals = atOnce(proposeRelations(texts, new Set()));
		const known = proposals.flatMap(
			({ kind, one, other }) =>
				labels.get(`${repository}\n${kind}\n${pairKey(one, other)}`) ?? [],
		);
		const useful = known.filter(({ label }) => label === "useful").length;
		if (isList)
			for (const proposal of proposals)
				console.log(JSON.stringify({ repository, ...proposal }));
		else
			console.log(
				[
					entries.length,
					linked,
					likest,
					proposals.length,
					`${useful} of ${known.length}`,
					repository,
				]
					.map((value, at) =>
						at < 5 ? String(value).padStart(7) : ` ${value}`,
					)
					.join(" "),
			);
		sum.linked += linked;
		sum.likest += likest;
		sum.proposed += proposals.length;
		sum.labelled += known.length;
		sum.useful += useful;
	}
	if (!isList)
		console.log(
			`of ${sum.linked} linked pairs ${sum.likest} are each other's likest; of ${sum.proposed} proposals ${sum.labelled} labelled, ${sum.useful} useful`,
		);
}

function entriesIn(root: string): readonly LogEntry[] {
	const paths = readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((each) => each.isFile())
		.map(
			(each) =>
				path
					.relative(root, path.join(each.parentPath, each.name))
					.replaceAll(path.sep, "/") as RepoPath,
		);
	const folders = findRecordFolders(paths, []);
	const { records } = readRecords(
		folders,
		new Map(
			folders.flatMap(({ files }) =>
				files.map((file) => [
					file,
					readingOf(file, readFileSync(path.join(root, file), "utf8")),
				]),
			),
		),
	);
	return linkEntries(records.map(entryOfRecord), []);
}

/** Pairs of which one supersedes the other, by their authors; and how many are each other's likest. */
function linkedPairs(
	entries: readonly LogEntry[],
	texts: readonly Knowledge[],
): {
	readonly linked: number;
	readonly likest: number;
} {
	const { weighed } = atOnce(weighTexts(texts));
	const at = new Map(entries.map(({ key }, index) => [key, index]));
	const near = (one: number, other: number) =>
		likeness(weighed[one] ?? new Map(), weighed[other] ?? new Map());
	let linked = 0;
	let likest = 0;
	for (const [index, { supersedes }] of entries.entries())
		for (const key of supersedes) {
			const other = at.get(key);
			if (other === undefined) continue;
			linked++;
			const own = near(index, other);
			if (
				entries.every(
					(_, third) =>
						third === index ||
						third === other ||
						(near(index, third) <= own && near(other, third) <= own),
				)
			)
				likest++;
		}
	return { linked, likest };
}
