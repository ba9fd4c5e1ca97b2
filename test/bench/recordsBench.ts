import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { DecisionRecord } from "../../src/combine/records/decisionRecord.ts";
import { isSeldomRecord } from "../../src/combine/records/findRecordFolders.ts";
import { readRecord } from "../../src/combine/records/readRecord.ts";
import type { FindingCode } from "../../src/core/finding.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { type RecordTree, recordTree } from "./records/recordTree.ts";

/**
 * `npm run bench:records -- ADR [FOLDER …]`: what is read of the decision records in each folder of ADR (or in each FOLDER, a
 * checkout): how many were found, how many of them were read without a part being left out, what was found wrong, and
 * whether a file was dropped without a word; beside what somebody who read them wrote down (test/fixtures/records).
 */
interface Truth {
	readonly folder: string;
	readonly path: string;
	readonly title: string;
	/** As written; without one there is none. */
	readonly status?: string;
	/** What it means, where it is one of the known words. */
	readonly is?: string;
	readonly date?: string;
}

const [corpus, ...more] = process.argv.slice(2);
if (!corpus || !existsSync(corpus)) {
	console.error("npm run bench:records -- ADR [FOLDER …]");
	process.exit(2);
}
const truths = readFileSync(
	path.join(import.meta.dirname, "../fixtures/records/truth.jsonl"),
	"utf8",
)
	.trim()
	.split("\n")
	.map((line): Truth => JSON.parse(line));
/** Findings that say that a part of a record was not read, or read in doubt. */
const partly: ReadonlySet<FindingCode> = new Set<FindingCode>([
	"encoding",
	"too-large",
	"front-matter-unclosed",
	"record-date",
]);

const texts: string[] = [];
const rows: string[][] = [];
const disagreements: string[] = [];
const counted = { records: 0, truths: 0, agreed: 0, dropped: 0 };
const roots = [
	...readdirSync(corpus)
		.sort()
		.map((name) => path.join(corpus, name)),
	...more,
];
for (const root of roots) measure(path.basename(root), recordTree(root));

console.log(
	[
		"folder",
		"records",
		"read whole",
		"with a decision",
		"with a status",
		"set aside",
		"dropped",
		"as people read them",
		"findings",
	].join(" | "),
);
for (const row of rows) console.log(row.join(" | "));
console.log(
	`\n${counted.records} records, ${counted.dropped} dropped in silence; of ${counted.truths} that were read by somebody ${counted.agreed} agree in title, status and date`,
);
for (const line of disagreements) console.log(line);
const markdown = unified().use(remarkParse).use(remarkGfm);
const anyName = "0001-x.md" as RepoPath;
const reading = processorMs((text) => readRecord(anyName, text));
const parsing = processorMs((text) => markdown.parse(text));
console.log(
	`\n${texts.length} texts of ${Math.round(texts.join("").length / texts.length)} characters: ${reading.toFixed(3)} ms of the processor each to be read, ${parsing.toFixed(3)} ms to be parsed by remark alone (${((100 * reading) / parsing).toFixed(0)} %)`,
);
if (counted.dropped > 0) process.exitCode = 1;

/** Processor time for each text, the least of several passes over all: others share the machine. */
function processorMs(task: (text: string) => unknown): number {
	let least = Number.POSITIVE_INFINITY;
	for (let pass = 0; pass < 8; pass++) {
		const before = process.cpuUsage();
		for (const text of texts) task(text);
		const { user, system } = process.cpuUsage(before);
		least = Math.min(least, (user + system) / 1000);
	}
	return least / texts.length;
}

function measure(name: string, tree: RecordTree): void {
	const { records, findings, folders, prose } = tree;
	const said = new Set<string>(findings.map(({ file }) => file.path));
	const read = new Set<string>(records.map((record) => record.path));
	const others = new Set<string>(
		folders.flatMap((folder) => [
			...folder.others,
			...folder.files.filter((file) => isSeldomRecord(file) && !read.has(file)),
		]),
	);
	const inFolders = prose.filter((file) =>
		folders.some(
			({ folder, files, foreign }) =>
				files.includes(file) ||
				foreign.includes(file) ||
				(folder !== "" && file.startsWith(`${folder}/`)),
		),
	);
	const dropped = inFolders.filter(
		(file) => !said.has(file) && !read.has(file) && !others.has(file),
	);
	const left = new Set(
		findings
			.filter(
				({ code, severity }) =>
					partly.has(code) ||
					(code === "front-matter-syntax" && severity !== "info"),
			)
			.map(({ file }) => file.path),
	);
	const known = truths.filter(({ folder }) => folder === name);
	const agreed = known.filter((truth) =>
		agrees(
			truth,
			records.find((record) => record.path === truth.path),
		),
	);
	const codes = new Map<string, number>();
	for (const { code } of findings) codes.set(code, (codes.get(code) ?? 0) + 1);
	rows.push([
		`${name}: ${folders.map(({ folder }) => folder || ".").join(", ")}`,
		String(records.length),
		String(records.filter((record) => !left.has(record.path)).length),
		String(records.filter(({ gist }) => gist !== "").length),
		String(records.filter(({ statuses }) => statuses.length > 0).length),
		String(others.size),
		String(dropped.length),
		known.length === 0 ? "not read" : `${agreed.length} of ${known.length}`,
		[...codes].map(([code, count]) => `${code} ${count}`).join(", ") || "none",
	]);
	for (const file of dropped) disagreements.push(`dropped: ${name}/${file}`);
	texts.push(...tree.texts);
	counted.records += records.length;
	counted.dropped += dropped.length;
	counted.truths += known.length;
	counted.agreed += agreed.length;
}

function agrees(truth: Truth, record: DecisionRecord | undefined): boolean {
	const last = record?.statuses.at(-1);
	const pairs: readonly (readonly [
		string,
		string | undefined,
		string | undefined,
	])[] = [
		["title", truth.title, record?.title],
		["status", truth.status, last?.written],
		["meaning", truth.is, last?.is],
		["date", truth.date, record?.date],
	];
	const wrong = pairs.filter(([, told, read]) => told !== read);
	for (const [what, told, read] of wrong)
		disagreements.push(
			`${truth.folder}/${truth.path}: ${what} is “${told ?? ""}”, read as “${read ?? ""}”`,
		);
	return wrong.length === 0;
}
