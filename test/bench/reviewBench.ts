import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { inClone } from "./clonedHistory.ts";
import { formatFigure } from "./figure.ts";
import { firstParents } from "./review/changesOfRange.ts";
import { type ReviewLabel, readLabels } from "./review/labels.ts";
import {
	development,
	heldOut,
	type ReviewedRepository,
} from "./review/repositories.ts";
import {
	isReport,
	type ReviewEvent,
	type ReviewWalk,
	walkReview,
} from "./review/walkReview.ts";
import { wilson } from "./wilson.ts";
import { randomFrom } from "./withClone.ts";

/**
 * `npm run bench:review -- REPOS [owner/name…]`: of notes put on 150 functions chosen at random at an old commit, what `tacit
 * check` reports on the way through the next 500; how many of the reports a reader would want, and how much of what
 * changed in substance is not reported, by labels that somebody gave who read the changes (test/fixtures/review/labels.jsonl).
 * `--notes 500 --commits 1000` goes farther back, where other functions are chosen, of which fewer labels tell.
 * REPOS is a folder of bare repositories, named `owner+name` or with a `repo` of theirs in a folder of that name; those that
 * are not there are left out. Without names all that are known are walked through, those that were read while rules were
 * made apart from those that were held out; one that is not known is walked to its HEAD. `--list` prints every event as a
 * line of JSON, to be read; `--sample 20` so many reports and half as many silent changes of each, drawn by the seed.
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		notes: { type: "string", default: "150" },
		commits: { type: "string", default: "500" },
		seed: { type: "string", default: "1" },
		list: { type: "boolean", default: false },
		sample: { type: "string" },
	},
});
const [repos = "", ...names] = positionals;
if (!repos) {
	console.error("npm run bench:review -- REPOS [owner/name…]");
	process.exit(2);
}
const seed = Number(values.seed);
const labels = readLabels();
const isReading = values.list || values.sample !== undefined;

if (names.length === 0) {
	await measureAll("development", development);
	await measureAll("held out", heldOut);
} else {
	const known = [...development, ...heldOut];
	await measureAll(
		"named",
		names.map(
			(name) =>
				known.find((each) => each.name === name) ?? { name, tip: "HEAD" },
		),
	);
}
process.exit(0);

/** What came of one repository, with the labels of its events. */
interface Measured {
	readonly walk: ReviewWalk;
	readonly reported: readonly ReviewLabel[];
	readonly silent: readonly ReviewLabel[];
}

async function measureAll(
	title: string,
	repositories: readonly ReviewedRepository[],
): Promise<void> {
	if (!isReading) console.log(`\n${title}`);
	const all: Measured[] = [];
	for (const repository of repositories) {
		const { name, tip } = repository;
		if (!existsSync(path.join(repos, name.replace("/", "+")))) {
			console.log(`${name}: NOT MEASURED, it is not in ${repos}`);
			continue;
		}
		await inClone(repos, name, async (history, root) => {
			const commits = firstParents(root, tip, Number(values.commits));
			const notes = Number(values.notes);
			const walk = await walkReview(root, history, {
				...{ notes, seed, commits },
				onEvent(event) {
					if (values.list)
						console.log(JSON.stringify({ repository: name, ...event }));
				},
			});
			if (values.list) return;
			if (isReading) return printEvents(name, walk);
			const measured = withLabels(name, walk);
			printWalk(name, measured);
			all.push(measured);
		});
	}
	if (!isReading && all.length > 0) printTargets(all);
}

/** The labels of what is still reported, or still changes in silence, whatever it was when it was read. */
function withLabels(name: string, walk: ReviewWalk): Measured {
	const key = ({ commit, place }: Pick<ReviewEvent, "commit" | "place">) =>
		`${commit} ${place}`;
	const said = new Map(walk.events.map((event) => [key(event), event.said]));
	const own = labels.filter(({ repository }) => repository === name);
	const isReported = (label: ReviewLabel) =>
		isReport(said.get(key(label)) ?? "silent");
	return {
		walk,
		reported: own.filter(isReported),
		silent: own.filter((label) => !isReported(label)),
	};
}

function printWalk(name: string, { walk, reported, silent }: Measured): void {
	const { events, commits, notes, checked, ms } = walk;
	const count = (is: (event: ReviewEvent) => boolean) =>
		events.filter(is).length;
	const reports = count(({ said }) => isReport(said));
	console.log(
		`${name}: ${((100 * reports) / commits).toFixed(1)} reports in 100 commits; ${notes} notes, ${commits} commits, ${checked} of them on their files, ${(ms / Math.max(1, checked)).toFixed(0)} ms each`,
	);
	console.log(
		`  changed ${count(({ said }) => said === "code-changed")}, gone ${count(({ said }) => said === "code-gone")} (${count(({ said, seen }) => said === "code-gone" && seen !== undefined && seen !== "gone")} though the name is still there), doubtful ${count(({ said }) => said === "code-doubtful")}, apart from where the name is ${count(({ isMisplaced }) => isMisplaced)}; another text and not reported ${events.length - reports}`,
	);
	const wanted = (some: readonly ReviewLabel[]) =>
		some.filter(({ isWanted }) => isWanted).length;
	console.log(
		`  of ${reported.length} reports that were read ${wanted(reported)} are wanted, of ${silent.length} silent changes ${wanted(silent)}`,
	);
}

function printTargets(all: readonly Measured[]): void {
	const precise = all.flatMap(({ reported }) => reported);
	const missed = all.flatMap(({ silent }) => silent);
	const share = (name: string, of: number, among: number) => {
		if (among === 0) return undefined;
		const { percent, low, high } = wilson(of, among);
		return {
			name: `${name}: ${of} of ${among} (${low.toFixed(0)} to ${high.toFixed(0)} %)`,
			...{ value: percent, unit: "%" },
		};
	};
	const count = (some: readonly ReviewLabel[]) =>
		some.filter(({ isWanted }) => isWanted).length;
	const precision = share("reports wanted", count(precise), precise.length);
	if (precision)
		console.log(formatFigure({ ...precision, target: 90, isFloor: true }));
	const misses = share("silent, and wanted", count(missed), missed.length);
	if (misses) console.log(formatFigure({ ...misses, target: 5 }));
}

function printEvents(repository: string, { events }: ReviewWalk): void {
	const random = randomFrom(seed);
	const drawn = (some: readonly ReviewEvent[], most: number) =>
		some
			.map((event) => ({ event, by: random() }))
			.sort((a, b) => a.by - b.by)
			.slice(0, most)
			.map(({ event }) => event);
	const most = Number(values.sample);
	const isTold = ({ said }: ReviewEvent) => isReport(said);
	for (const event of [
		...drawn(events.filter(isTold), most),
		...drawn(
			events.filter((each) => !isTold(each)),
			Math.ceil(most / 2),
		),
	])
		console.log(JSON.stringify({ repository, ...event }));
}
