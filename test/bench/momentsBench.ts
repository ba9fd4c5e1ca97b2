import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { english } from "../../src/core/message.ts";
import {
	type CommitMoment,
	momentKinds,
} from "../../src/externalize/moments/moment.ts";
import { momentsInRange } from "../../src/externalize/moments/momentsInRange.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";
import { patient } from "../support/patientPacer.ts";

/**
 * `npm run bench:moments -- REPOS`: how often `tacit moments` asks, on level normal, in a hundred commits of published
 * histories, and how often somebody who read the commit would want the answer, by labels that people gave. REPOS is a folder
 * of bare repositories, named `owner+name` or with a `repo` of theirs in a folder of that name; those that are not there
 * are left out. With `--list` every moment is printed as a line of JSON, for labelling.
 */
const [repos = "", list] = process.argv.slice(2);
if (!repos) {
	console.error("npm run bench:moments -- REPOS");
	process.exit(2);
}

/** The newest commits of each that count: up to the one named, so that the figures stay the same. */
const histories = [
	...[
		{ name: "pallets/flask", tip: "2ac89889f4cc" },
		{ name: "prettier/prettier", tip: "4f84a93420" },
		{ name: "gin-gonic/gin", tip: "dcaa4296" },
		{ name: "square/okhttp", tip: "1682d9bac" },
		{ name: "reduxjs/redux-toolkit", tip: "74200d87" },
	],
	...[
		{ name: "vitejs/vite", tip: "a98c8d95d5" },
		{ name: "etcd-io/etcd", tip: "c34dc7ee0" },
		{ name: "pallets/click", tip: "2c8cd3ac" },
	],
];
const most = 3000;

/** What somebody thought of a moment who read its commit with its diff. */
interface Label {
	readonly repository: string;
	readonly commit: string;
	readonly kind: string;
	readonly path: string;
	/** Whether a teammate would want the answer, could not find it in the commit, and is asked about the right thing. */
	readonly label: "wanted" | "unwanted";
	readonly why: string;
}

const labels = readFileSync(
	path.join(import.meta.dirname, "../fixtures/moments/labels.jsonl"),
	"utf8",
)
	.split("\n")
	.filter((line) => line !== "")
	.map((line): Label => JSON.parse(line));

for (const history of histories) await measure(history);
process.exit(0);

async function measure({
	name,
	tip,
}: (typeof histories)[number]): Promise<void> {
	const bare = path.join(repos, name.replace("/", "+"));
	const from = [path.join(bare, "repo"), bare].find(existsSync);
	if (!from) return;
	const folder = mkdtempSync(path.join(tmpdir(), "tacit-moments-"));
	try {
		execFileSync(
			"git",
			["clone", "--quiet", "--shared", "--no-checkout", from, folder],
			{ stdio: "inherit" },
		);
		const opened = await openHistory(folder);
		if (!opened) return;
		const { history } = opened;
		const commits = (await history.commitsIn(tip, most)).filter(
			({ parents }) => parents.length < 2,
		).length;
		const { moments } = await momentsInRange(
			history,
			{ range: tip, most, level: "normal" },
			patient,
		);
		opened.dispose();
		if (list === "--list") for (const moment of moments) print(name, moment);
		else report(name, commits, moments);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function report(
	name: string,
	commits: number,
	moments: readonly CommitMoment[],
): void {
	const kinds = momentKinds
		.map((kind) => ({
			kind,
			count: moments.filter((each) => each.kind === kind).length,
		}))
		.filter(({ count }) => count > 0)
		.map(({ kind, count }) => `${kind} ${count}`);
	const told = labels.filter(
		(label) =>
			label.repository === name &&
			moments.some(
				({ commit, kind, path: place }) =>
					commit.hash.startsWith(label.commit) &&
					kind === label.kind &&
					place === label.path,
			),
	);
	const wanted = told.filter(({ label }) => label === "wanted").length;
	const share =
		told.length > 0
			? `wanted ${wanted} of ${told.length} labelled (${Math.round((wanted / told.length) * 100)} %)`
			: "none labelled";
	console.log(
		`${name.padEnd(24)}${((moments.length / commits) * 100).toFixed(1)} in 100 of ${commits} commits; ${share}; ${kinds.join(", ")}`,
	);
}

function print(name: string, moment: CommitMoment): void {
	const { commit, kind, weight, path: place, lines, question } = moment;
	console.log(
		JSON.stringify({
			...{ repository: name, commit: commit.hash, kind, weight, path: place },
			...{ lines, question: english(question), message: commit.message },
			evidence: moment.evidence.map(({ said }) => english(said)),
		}),
	);
}
