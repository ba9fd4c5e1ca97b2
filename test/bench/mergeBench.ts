import { execFileSync, spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { driverCommand } from "../../src/combine/merge/driverCommand.ts";
import { parseNote } from "../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { projectFolder } from "../support/cacheFolder.ts";
import { lostWords, type TextVersions } from "../support/lostWords.ts";
import { editedLog, ownWords, randomLog } from "../support/randomLogs.ts";
import {
	type Chance,
	chanceFrom,
	editedNote,
	randomNote,
} from "../support/randomNotes.ts";

/**
 * `npm run bench:merge -- --pairs 10000 --seed 1`: random pairs of edits to notes, and to logs (one file in ten), on two branches, merged
 * by real `git merge`, a hundred files at a time: with the driver, and without. Prints how many merge without conflict, and fails if a
 * word of either side is missing, or a merged note is not read as one.
 */
const { values } = parseArgs({
	options: {
		pairs: { type: "string", default: "10000" },
		seed: { type: "string", default: "1" },
	},
});
const pairs = Number(values.pairs);
const chance = chanceFrom(Number(values.seed));
const filesAtOnce = 100;

execFileSync("npm", ["run", "build"], { cwd: projectFolder, stdio: "ignore" });
const folder = mkdtempSync(path.join(tmpdir(), "tacit-merge-"));
const driver = driverCommand({
	node: process.execPath,
	bundle: path.join(projectFolder, "dist/merge.cjs"),
});
const environment = {
	PATH: process.env["PATH"],
	HOME: folder,
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_AUTHOR_NAME: "Ada Lovelace",
	GIT_AUTHOR_EMAIL: "ada@example.org",
	GIT_COMMITTER_NAME: "Ada Lovelace",
	GIT_COMMITTER_EMAIL: "ada@example.org",
};
const tree = path.join(folder, "tree");

const git = (...args: readonly string[]) => {
	const { stdout, stderr, status } = spawnSync("git", args, {
		cwd: tree,
		env: environment,
		encoding: "utf8",
		maxBuffer: 1 << 28,
	});
	return { stdout, stderr, status };
};
const must = (...args: readonly string[]) => {
	const { stdout, stderr, status } = git(...args);
	if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
	return stdout;
};

interface Pair extends TextVersions {
	readonly kind: "note" | "log";
	readonly file: string;
}

type Way = "driver" | "plain";
const counts = new Map<string, number>();
const count = (name: string, by = 1) =>
	counts.set(name, (counts.get(name) ?? 0) + by);
const failures: string[] = [];
/** Those of the batch that the driver merged. */
const cleanFiles = new Set<string>();

try {
	for (let done = 0; done < pairs; done += filesAtOnce) {
		const batch = Array.from(
			{ length: Math.min(filesAtOnce, pairs - done) },
			(_, index) => makePair(index, chance),
		);
		commitBatch(batch);
		for (const way of ["driver", "plain"] as const) mergeBatch(batch, way);
		if (failures.length > 20) break;
		if ((done / filesAtOnce) % 10 === 9)
			process.stderr.write(`${done + filesAtOnce} pairs\n`);
	}
	for (const kind of ["note", "log"] as const) {
		const all = counts.get(kind) ?? 0;
		for (const way of ["driver", "plain"] as const) {
			const clean = counts.get(`${kind} ${way} clean`) ?? 0;
			console.log(
				`${kind}s, ${way === "driver" ? "with the driver" : "with plain git"}: ${clean} of ${all} pairs without conflict (${((100 * clean) / Math.max(1, all)).toFixed(1)} %), words of either side missing: ${counts.get(`${kind} ${way} lost`) ?? 0}`,
			);
		}
		console.log(
			`${kind}s that plain git merges and the driver does not: ${counts.get(`${kind} worse`) ?? 0}`,
		);
	}
	console.log(
		`merged notes that are not read as the note they were: driver ${counts.get("driver unread") ?? 0}, plain git ${counts.get("plain unread") ?? 0}`,
	);
	console.log(
		`git merge, ms for each file: driver ${((counts.get("driver ms") ?? 0) / pairs).toFixed(0)}, plain git ${((counts.get("plain ms") ?? 0) / pairs).toFixed(1)}`,
	);
	for (const failure of failures) console.error(failure);
	if (failures.length > 0) process.exitCode = 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function makePair(index: number, chance: Chance): Pair {
	const isLog = index % 10 === 9;
	const [make, edit] = isLog
		? [randomLog, editedLog]
		: [randomNote, editedNote];
	const base = make(chance);
	const changed = () => {
		for (;;) {
			const text = edit(base, chance);
			if (text !== base) return text;
		}
	};
	return {
		...{ base, ours: changed(), theirs: changed() },
		kind: isLog ? "log" : "note",
		file: isLog ? `d${index}/DECISIONS.md` : `d${index}/.tacit/a.k3f9q2mx.md`,
	};
}

function commitBatch(batch: readonly Pair[]): void {
	rmSync(tree, { recursive: true, force: true });
	mkdirSync(tree);
	must("init", "-q", "-b", "ours");
	writeFileSync(
		path.join(tree, ".gitattributes"),
		"**/.tacit/**/*.md merge=tacit\nDECISIONS.md merge=tacit\n",
	);
	const commit = (version: keyof TextVersions) => {
		for (const pair of batch) {
			const file = path.join(tree, pair.file);
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, pair[version]);
		}
		must("add", "-A");
		must("commit", "-q", "--allow-empty", "-m", version);
	};
	commit("base");
	must("branch", "theirs");
	commit("ours");
	must("checkout", "-q", "theirs");
	commit("theirs");
	must("checkout", "-q", "ours");
}

function mergeBatch(batch: readonly Pair[], way: Way): void {
	const started = performance.now();
	const settings =
		way === "driver" ? ["-c", `merge.tacit.driver=${driver}`] : [];
	const { status, stdout, stderr } = git(
		...settings,
		...["merge", "-q", "--no-edit", "theirs"],
	);
	count(`${way} ms`, performance.now() - started);
	if (status !== 0 && status !== 1)
		throw new Error(`git merge: ${stdout}${stderr}`);
	const torn = new Set(
		must("ls-files", "-u", "-z")
			.split("\0")
			.map((line) => line.slice(line.indexOf("\t") + 1)),
	);
	for (const pair of batch) look(pair, way, torn.has(pair.file));
	must("reset", "-q", "--hard", status === 0 ? "ORIG_HEAD" : "HEAD");
}

function look(pair: Pair, way: Way, isTorn: boolean): void {
	const text = readFileSync(path.join(tree, pair.file), "utf8");
	const { kind, file } = pair;
	if (way === "driver") count(kind);
	if (!isTorn) count(`${kind} ${way} clean`);
	if (way === "driver") {
		if (isTorn) cleanFiles.delete(file);
		else cleanFiles.add(file);
	} else if (!isTorn && !cleanFiles.has(file)) count(`${kind} worse`);
	const words = (each: string) => (kind === "log" ? ownWords(each) : each);
	const told = {
		base: words(pair.base),
		ours: words(pair.ours),
		theirs: words(pair.theirs),
	};
	const lost = lostWords(told, text);
	const isMarked = /^<{7} /m.test(text);
	if (lost.length > 0) count(`${kind} ${way} lost`);
	const isUnread = kind === "note" && !isRead(pair, text);
	if (isUnread) count(`${way} unread`);
	if (way === "driver" && (lost.length > 0 || isUnread || isMarked !== isTorn))
		failures.push(
			`${file}: ${JSON.stringify({ lost, isUnread, isMarked, isTorn, ...pair, text })}`,
		);
}

function isRead(pair: Pair, text: string): boolean {
	const at = {
		path: pair.file as RepoPath,
		noteFolder: path.dirname(path.dirname(pair.file)) as RepoPath,
	};
	const [head, ours, theirs] = [text, pair.ours, pair.theirs].map(
		(each) => parseNote(each, at).head,
	);
	return (
		head?.id === ours?.id &&
		(head?.kind === ours?.kind || head?.kind === theirs?.kind) &&
		(head?.anchors.length ?? 0) >=
			Math.min(ours?.anchors.length ?? 0, theirs?.anchors.length ?? 0)
	);
}
