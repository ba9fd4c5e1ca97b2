import { prepareText } from "../../src/core/anchor/preparedText.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import type { WorkEvent } from "../../src/externalize/events/event.ts";
import type { LiveReaders } from "../../src/externalize/moments/live/liveKind.ts";
import { createLiveMoments } from "../../src/externalize/moments/live/liveMoments.ts";
import { reasonReaders } from "../../src/externalize/moments/reasonReaders.ts";
import { formatFigure, median } from "./figure.ts";

/**
 * `npm run bench:live`: what it costs to see moments in what the editor reports, for journals of 5,000 to 40,000 events of
 * a busy week: saves of 300 files with one to five changes each, every third a command, every twentieth a commit. Printed
 * are the processor's time for all of them and for one.
 */

/** Numbers that are the same at each run. */
function chance(): (below: number) => number {
	let state = 1;
	return (below) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % below;
	};
}

const files = 300;

function week(count: number): readonly WorkEvent[] {
	const random = chance();
	const texts = new Map<RepoPath, string>();
	const events: WorkEvent[] = [];
	const step = (7 * 86_400_000) / count;
	for (let n = 0; n < count; n++) {
		const at = Math.round(n * step);
		if (n % 20 === 19) {
			events.push({ type: "git", at, did: "commit", from: "a", to: "b" });
			continue;
		}
		if (n % 3 === 2) {
			const command = `c${random(6)}`;
			const exitCode = random(2);
			events.push({
				...{ type: "ran", by: "terminal", at, program: "npm" },
				...{ command, exitCode },
			});
			continue;
		}
		// A few files have most of the work.
		const path = `src/f${random(random(files) + 1)}.ts` as RepoPath;
		const before = texts.get(path) ?? "0";
		const after = `${random(2000)}`;
		texts.set(path, after);
		let line = 1;
		const changes = Array.from({ length: 1 + random(5) }, () => {
			line += 1 + random(60);
			const [cut, put] = [random(4), 1 + random(4)];
			const change = {
				before: { start: line, end: line + cut - 1 },
				after: { start: line, end: line + put - 1 },
				was: cut === 0 ? "" : `${random(500)}`,
				now: `${random(500)}`,
				...(cut === 1 && put === 1 && { frame: `${random(40)}` }),
			};
			line += Math.max(cut, put);
			return change;
		});
		events.push({
			...{ type: "saved", at, path, before, after, changes },
			...{ isUndone: random(10) === 0, pasted: [], resolved: [] },
		});
	}
	return events;
}

const text = prepareText(
	"export function run() {\n\tcall(one, 30);\n}\n".repeat(200),
);
const readers: LiveReaders = {
	...reasonReaders,
	fileNow: () => ({ text, blob: undefined }),
	notesIn: () => [],
	atWork: () => [],
	idOf: (words) => words,
};

for (const count of [5000, 10_000, 20_000, 40_000]) {
	const events = week(count);
	for (const how of ["recall", "add"] as const) {
		const times: number[] = [];
		let asked = 0;
		for (let run = 0; run < 3; run++) {
			const moments = createLiveMoments(readers);
			asked = 0;
			const began = process.cpuUsage();
			for (const event of events)
				if (how === "recall") moments.recall(event);
				else asked += moments.add(event).length;
			const { user, system } = process.cpuUsage(began);
			times.push((user + system) / 1000);
		}
		const name = `${how} ${count} events`;
		const value = median(times);
		console.log(formatFigure({ name, value, unit: "ms" }));
		console.log(
			`  ${((value / count) * 1000).toFixed(0)} µs each${how === "add" ? `; asked: ${asked}` : ""}`,
		);
	}
}
