import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { replaceText } from "../core/replaceText.ts";
import { folderOf, type RepoPath } from "../core/repoPath.ts";
import { stepLabel } from "../internalize/tours/tour.ts";
import {
	type TourMarkdownOptions,
	tourMarkdown,
} from "../internalize/tours/tourMarkdown.ts";
import { tourRuns } from "../internalize/tours/tourRuns.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { FoundTour, PlacedTour } from "../tacit/tours.ts";
import { chosenTours } from "./chosenTours.ts";
import {
	type JsonTourExport,
	type JsonTourShow,
	type JsonTours,
	jsonStepPlace,
	jsonTour,
} from "./json/tours.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import {
	paint,
	print,
	printJson,
	remark,
	shown,
	shownLine,
} from "./terminal.ts";
import type {
	TourExportOptions,
	TourOptions,
	TourShowOptions,
} from "./tourCommand.ts";
import { counted } from "./words.ts";

/** `tacit tour list`: the tours that CodeTour would find. */
export async function listTours(options: TourOptions): Promise<void> {
	const here = openHere();
	try {
		const tours = await here.tacit.tours();
		if (options.json) {
			const json: JsonTours = {
				version: jsonVersion,
				tours: tours.map((each) => jsonTour(each, here)),
			};
			printJson(json);
			return;
		}
		for (const { path, tour } of tours) {
			const file = paint("cyan", shownLine(here.seen(path)));
			if (!tour) {
				print(`${file}  ${paint("red", "cannot be read")}`);
				continue;
			}
			const facts = [
				counted(tour.steps.length, "step"),
				...(tour.isPrimary ? ["the primary one"] : []),
				...(tour.ref ? [`of ${tour.ref}`] : []),
				...(tour.nextTour ? [`then ${tour.nextTour}`] : []),
				...(tour.when ? [`when ${tour.when}`] : []),
			];
			print(
				`${file}  ${paint("bold", shownLine(tour.title))}  ${paint("dim", shownLine(facts.join(" · ")))}`,
			);
		}
		if (tours.length === 0) remark("There are no tours here.");
	} finally {
		here.dispose();
	}
}

/** `tacit tour show`: a tour with its code, or one step of it. Control characters of the repository are left out. */
export async function showTour(
	typed: string,
	options: TourShowOptions,
): Promise<void> {
	await withTour(typed, async (here, placed, titles) => {
		const { tour, found } = placed;
		const only = stepIndex(options.step, tour.steps.length);
		const steps = await here.tacit.readSteps(placed);
		if (!options.json) {
			const text = tourMarkdown({
				...{ tour, steps, only, titles, folder: undefined },
				safe: (each) => each,
				safeTitle: shownLine,
			});
			print(shown(text).trimEnd());
			return;
		}
		const json: JsonTourShow = {
			...{ version: jsonVersion, tour: jsonTour(found, here) },
			steps: steps.flatMap(({ place, excerpt }, index) => {
				const step = tour.steps[index];
				if (!step || (only !== undefined && only !== index)) return [];
				return [
					{
						...{ number: index + 1, title: stepLabel(step, index) },
						...{ text: step.description, runs: tourRuns(step, found.root) },
						place: jsonStepPlace(place, here),
						code: excerpt?.lines ?? [],
					},
				];
			}),
		};
		printJson(json);
	});
}

/** `tacit tour export`: the same as a document whose text is safe to be read anywhere, printed or written. */
export async function exportTour(
	typed: string,
	options: TourExportOptions,
): Promise<void> {
	await withTour(typed, async (here, placed, titles) => {
		const { tour, found } = placed;
		const path =
			options.output === undefined
				? undefined
				: here.pathOf(absolutePath(process.cwd(), options.output));
		const text = await safeDocument({
			...{ tour, titles, steps: await here.tacit.readSteps(placed) },
			folder: folderOf(path ?? found.path),
			source: found.root,
		});
		if (path !== undefined) {
			const before = await here.tacit.readText(path);
			await replaceText({ path, before, after: text }, here.workspace);
		}
		if (options.json) {
			const json: JsonTourExport = {
				...{ version: jsonVersion, text },
				path: path === undefined ? null : here.seen(path),
			};
			printJson(json);
		} else
			print(path === undefined ? text.trimEnd() : shownLine(here.seen(path)));
	});
}

/** `source` is the folder from which links in the tour's text lead. */
async function safeDocument({
	source,
	folder,
	...options
}: Omit<TourMarkdownOptions, "safe" | "safeTitle"> & {
	readonly folder: RepoPath;
	readonly source: RepoPath;
}): Promise<string> {
	const { safeMarkdown } = await import("../core/markdown/safeMarkdown.ts");
	const { linkAddress } = await import("../core/linkAddress.ts");
	return tourMarkdown({
		...{ ...options, folder },
		safe: (text) =>
			safeMarkdown(text, {
				demoteHeadings: 2,
				links: {
					folder: source,
					target: (to, fragment) =>
						`${linkAddress(folder, to)}${fragment ? `#${fragment}` : ""}`,
				},
			}),
		safeTitle: (text) => safeMarkdown(text, { isTitle: true }),
	});
}

async function withTour(
	typed: string,
	task: (
		here: Here,
		placed: PlacedTour,
		titles: ReadonlySet<string>,
	) => Promise<void>,
): Promise<void> {
	const here = openHere();
	try {
		const [found] = await chosenTours(here, [typed]);
		if (!found) return;
		const all = await here.tacit.tours();
		const titles = new Set([found, ...all].flatMap(titleOf));
		const [placed] = await here.tacit.placeTours([found]);
		if (!placed)
			throw new TacitError(
				"bad-argument",
				msg`${here.seen(found.path)} cannot be read as a tour: tacit tour check says why.`,
			);
		await task(here, placed, titles);
	} finally {
		here.dispose();
	}
}

function titleOf({ tour }: FoundTour): readonly string[] {
	return tour ? [tour.title] : [];
}

function stepIndex(
	typed: string | undefined,
	count: number,
): number | undefined {
	if (typed === undefined) return undefined;
	const number = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0;
	if (number >= 1 && number <= count) return number - 1;
	throw new TacitError(
		"bad-argument",
		msg`“${typed}” is no step of this tour, which has ${count}.`,
	);
}
