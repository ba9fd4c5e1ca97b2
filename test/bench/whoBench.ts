import process from "node:process";
import {
	type KnowledgeWeights,
	knowledgeWeights,
} from "../../src/socialize/knowing/knowledgeWeights.ts";
import { type HiddenYear, hiddenYear } from "./who/hiddenYear.ts";
import {
	countOf,
	hereOf,
	judge,
	judgeRivals,
	rivals,
	type Score,
} from "./who/judge.ts";

// Whether whoever is named knows the place: of repositories as they were a year before their last commit, for each file that was
// there and was changed by ten lines or more afterwards, whether one of the three named is the person who next did so.
// `npm run bench:who -- owner/name=FOLDER …`, each FOLDER a git directory of that repository, of which nothing is written.
// The weights were fitted to square/okhttp, CMSgov/easi-app, helix-editor/helix, cockpit-project/cockpit,
// mozilla/application-services, mattermost/mattermost-mobile and rubygems/rubygems; how much counts what somebody did lately
// anywhere was settled with argoproj/argo-cd, prometheus/prometheus and jupyterlab/jupyterlab, too. Held out were scipy/scipy,
// pantsbuild/pants and eclipse-edc/Connector.
// With `--fit` also the weights that fit all of them best, by going through each weight in turn; and for each repository how it
// does by the weights that fit the others, so that it says nothing of itself.

const years: HiddenYear[] = [];
for (const argument of process.argv.slice(2)) {
	const [name = "", ...folder] = argument.split("=");
	if (folder.length > 0) years.push(await hiddenYear(name, folder.join("=")));
}
const bests = new Map<string, number>();
const gains: number[] = [];
for (const year of years) {
	const others = judgeRivals(year);
	const own = judge(year);
	const best = Math.max(...rivals.map((rival) => others[rival].hits));
	bests.set(year.name, best);
	gains.push(own.hits - best);
	console.log(
		`${year.name.padEnd(32)} ${String(countOf(year)).padStart(5)} files, ${String(hereOf(year).size).padStart(3)} people here; ` +
			`who ${told(own)}; ${rivals.map((rival) => `${rival} ${told(others[rival])}`).join("; ")}; ${points(own.hits - best)}`,
	);
}
console.log(
	`against the best of the others: ${points(mean(gains))} on average, ${points(Math.min(...gains))} at worst`,
);
if (process.argv.includes("--fit")) fitAll();

function fitAll(): void {
	const held: number[] = [];
	for (const year of years) {
		const weights = fitted(years.filter((each) => each !== year));
		const score = judge(year, weights);
		const gain = score.hits - (bests.get(year.name) ?? 0);
		held.push(gain);
		console.log(
			`${year.name.padEnd(32)} by the weights of the others ${told(score)}; ${points(gain)}`,
		);
	}
	console.log(
		`held out: ${points(mean(held))} on average, ${points(Math.min(...held))} at worst`,
	);
	console.log(JSON.stringify(fitted(years)));
}

/** In twice as many or half as many, until nothing is gained. */
function fitted(on: readonly HiddenYear[]): KnowledgeWeights {
	const value = (weights: KnowledgeWeights) =>
		mean(
			on.map((year) => {
				const { hits, reciprocal } = judge(year, weights);
				const gain = hits - (bests.get(year.name) ?? 0);
				return gain + Math.min(0, gain) + reciprocal / 4;
			}),
		);
	let weights = knowledgeWeights;
	let best = value(weights);
	for (let round = 0; round < 2; round++)
		for (const key of fittedKeys)
			for (const factor of [0.5, 2]) {
				for (;;) {
					const tried = { ...weights, [key]: weights[key] * factor };
					const gained = value(tried);
					if (gained <= best + 1e-4) break;
					weights = tried;
					best = gained;
				}
			}
	return weights;
}

/** What histories tell of. */
const fittedKeys = [
	"anywhereDays",
	"folderDays",
	"fileDays",
	"topDoubt",
	"folderDoubt",
	"nearDoubt",
	"fileDoubt",
	"sizeExponent",
	"coAuthor",
] as const satisfies readonly (keyof KnowledgeWeights)[];

function told({ hits, reciprocal }: Score): string {
	return `${(hits * 100).toFixed(1)} % (${reciprocal.toFixed(2)})`;
}

function points(gain: number): string {
	return `${gain < 0 ? "" : "+"}${(gain * 100).toFixed(1)} points`;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, each) => sum + each, 0) / values.length;
}
