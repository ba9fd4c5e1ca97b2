import { readFileSync } from "node:fs";
import path from "node:path";
import { english } from "../../src/core/message.ts";
import {
	type CommitMoment,
	momentKinds,
} from "../../src/externalize/moments/moment.ts";
import { momentsInRange } from "../../src/externalize/moments/momentsInRange.ts";
import { patient } from "../support/patientPacer.ts";
import { inClone } from "./clonedHistory.ts";
import {
	development,
	heldOut,
	type MomentHistory,
	mostCommits,
} from "./momentHistories.ts";
import { wilson } from "./wilson.ts";
import { randomFrom } from "./withClone.ts";

/**
 * `npm run bench:moments -- REPOS`: how often `tacit moments` asks, on level normal, in a hundred commits of published
 * histories, and how often somebody who read the commit would want the answer, by labels that people gave. REPOS is a folder
 * of bare repositories, named `owner+name` or with a `repo` of theirs in a folder of that name; those that are not there
 * are left out. Those that were read while the kinds were made stand apart from those that were held out; shares are given
 * with their 95 % interval (Wilson). With `--list` every moment is printed as a line of JSON, for labelling; with `--sample`
 * 50 of each repository that was held out, drawn by a seed.
 */
const [repos = "", list] = process.argv.slice(2);
if (!repos) {
	console.error("npm run bench:moments -- REPOS");
	process.exit(2);
}

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

const isSample = list === "--sample";
const isList = list === "--list" || isSample;
/** Moments of a repository that are read. */
const mostRead = 50;
const seed = 1;

if (!isSample) await measureAll("development", development);
await measureAll("held out", heldOut);
process.exit(0);

async function measureAll(
	title: string,
	histories: readonly MomentHistory[],
): Promise<void> {
	if (!isList) console.log(`\n${title}`);
	let wanted = 0;
	let labelled = 0;
	for (const history of histories) {
		const told = await measure(history);
		wanted += told?.wanted ?? 0;
		labelled += told?.labelled ?? 0;
	}
	if (!isList && labelled > 0)
		console.log(`${"all".padEnd(24)}wanted ${share(wanted, labelled)}`);
}

async function measure({
	name,
	tip,
}: MomentHistory): Promise<ReturnType<typeof report> | undefined> {
	return await inClone(repos, name, async (history) => {
		const commits = (await history.commitsIn(tip, mostCommits)).filter(
			({ parents }) => parents.length < 2,
		).length;
		const { moments } = await momentsInRange(
			history,
			{ range: tip, most: mostCommits, level: "normal" },
			patient,
		);
		if (!isList) return report(name, commits, moments);
		for (const moment of isSample ? drawn(moments) : moments)
			print(name, moment);
		return undefined;
	});
}

/** As many as are read, the same for the same seed. */
function drawn(moments: readonly CommitMoment[]): readonly CommitMoment[] {
	const random = randomFrom(seed);
	return moments
		.map((moment) => ({ moment, by: random() }))
		.sort((a, b) => a.by - b.by)
		.slice(0, mostRead)
		.map(({ moment }) => moment);
}

/** Of how many: the share in per cent, and between which two it lies by 95 chances in 100. */
function share(of: number, all: number): string {
	const { percent, low, high } = wilson(of, all);
	return `${of} of ${all} labelled: ${Math.round(percent)} % (${Math.round(low)}–${Math.round(high)})`;
}

function report(
	name: string,
	commits: number,
	moments: readonly CommitMoment[],
): { readonly wanted: number; readonly labelled: number } {
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
	const said =
		told.length > 0 ? `wanted ${share(wanted, told.length)}` : "none labelled";
	console.log(
		`${name.padEnd(24)}${((moments.length / commits) * 100).toFixed(1)} in 100 of ${commits} commits; ${said}; ${kinds.join(", ")}`,
	);
	return { wanted, labelled: told.length };
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
