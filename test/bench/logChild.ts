import { readFileSync } from "node:fs";
import { join } from "node:path";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";
import { createTacit } from "../../src/tacit.ts";
import { patient } from "../support/patientPacer.ts";
import { median } from "./figure.ts";

/** What a process is to time. */
export interface LogOrder {
	readonly root: string;
	/** `parse`: the floor. `build`: a build without anything kept. `change`: builds after one file changed, in a process that goes on and has git, as the editor's. */
	readonly task: "parse" | "build" | "change";
}

/** What it took. */
export interface LogRun {
	readonly ms: number;
	/** Milliseconds of processor time: what it takes on a machine that has nothing else to do. */
	readonly processor: number;
}

/** How many changes are timed, one after the other. */
const changes = 12;

const { root, task } = JSON.parse(process.argv[2] ?? "") as LogOrder;
const workspace = openWorkspace(root, { kind: "repository" });
const decisions = async () => {
	const records = await workspace.walk((name) => name.endsWith(".md"), patient);
	const notes = await workspace.listNoteFiles(patient);
	return [...notes, ...records.filter((path) => path.startsWith("doc/"))];
};
const opened = task === "change" ? await openHistory(root) : undefined;
const open = () =>
	createTacit({
		workspace,
		drafts: openWorkspace(join(root, ".git/none"), { kind: "drafts" }),
		history: opened?.history,
		codec: markdownCodec,
		log: { info: () => undefined, warn: console.error },
		slice: {
			budgetMs: Number.POSITIVE_INFINITY,
			now: () => 0,
			pause: () => Promise.resolve(),
		},
		cache: undefined,
		today: () => "2026-11-26",
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});

const path = "DECISIONS-bench.md" as RepoPath;
let ms = 0;
let processor = 0;
/** Starts to measure; what it returns ends it. */
function clock(): () => void {
	const started = performance.now();
	const before = process.cpuUsage();
	return () => {
		ms = performance.now() - started;
		const { user, system } = process.cpuUsage(before);
		processor = (user + system) / 1000;
	};
}

if (task === "parse") {
	const files = await decisions();
	const stop = clock();
	const parser = unified().use(remarkParse).freeze();
	for (const file of files)
		parser.parse(readFileSync(join(root, file), "utf8"));
	stop();
} else {
	const stop = clock();
	const tacit = open();
	await tacit.load([]);
	const plan = await tacit.planLog({ path });
	stop();
	if (task === "change") {
		await tacit.writeLog(plan);
		const [file] = await decisions();
		if (file === undefined) throw new Error("There is no decision.");
		const content = await workspace.read(file);
		const text = Buffer.from(content?.bytes ?? []).toString();
		const isNote = file.includes(".tacit/");
		let before = content?.bytes;
		const runs: LogRun[] = [];
		for (let at = 0; at < changes; at++) {
			const after = Buffer.from(
				at === changes - 1 ? text : text.replace("Keep", `Keep ${at} times`),
			);
			const read = new Promise<void>((resolve) => {
				const listening = tacit.index.onDidChange(() => {
					listening.dispose();
					resolve();
				});
				if (!isNote) resolve();
			});
			await workspace.write(file, after, before);
			before = after;
			await read;
			const stopChange = clock();
			const next = await tacit.planLog({ path });
			stopChange();
			runs.push({ ms, processor });
			if (next.files[0]?.after === next.files[0]?.before)
				throw new Error("Nothing changed.");
			await tacit.writeLog(next);
		}
		// The first ones still make the program itself quick.
		const later = runs.slice(changes / 2);
		ms = median(later.map((each) => each.ms));
		processor = median(later.map((each) => each.processor));
	}
	tacit.dispose();
	opened?.dispose();
}
console.log(JSON.stringify({ ms, processor } satisfies LogRun));
