import {
	Disposable,
	l10n,
	ThemeIcon,
	TreeItem,
	TreeItemCollapsibleState,
	workspace,
} from "vscode";
import type { FileFinding } from "../../../core/finding.ts";
import { findingText } from "../../../core/findingText.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { translated } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import { baseName } from "../../../core/repoPath.ts";
import { stepTarget } from "../../../internalize/tours/stepTarget.ts";
import { plainTourTitle, stepLabel } from "../../../internalize/tours/tour.ts";
import type { PlacedTour } from "../../../tacit/tours.ts";
import { commandIds } from "../../commandIds.ts";
import type { Repositories } from "../../repositories.ts";
import { isMeantHere } from "./isMeantHere.ts";
import type { TourPlayer } from "./tourPlayer.ts";
import type { TourHere, TourRef } from "./tourRef.ts";
import { isUncertain, placeWord, progressWord } from "./tourWords.ts";

/** A row of the list: a tour, or a step (0-based) of one. */
export type TourRow =
	| ({ readonly type: "tour" } & TourHere)
	| ({ readonly type: "step"; readonly index: number } & TourHere);

/** The rows of the view "Tours". */
export interface TourList extends Disposable {
	rows(of?: TourRow): Promise<TourRow[]>;
	/** The tour of a step; `undefined` of a tour. */
	parent(row: TourRow): TourRow | undefined;
	item(row: TourRow): TreeItem;
}

/** What a list is made with. */
export interface TourListParts {
	readonly repositories: Repositories;
	readonly player: () => TourPlayer;
	/** The tour that is being recorded. */
	readonly recorded: () => TourRef | undefined;
	readonly log: Log;
	/** Told when rows are others, or have more to say. */
	readonly changed: () => void;
}

/** Milliseconds in which changes are gathered. */
const gathering = 200;

/** Lists the tours of all repositories that are open. Where their steps are is looked for once they are listed. */
export function createTourList({
	repositories,
	player,
	recorded,
	log,
	changed,
}: TourListParts): TourList {
	/** By the tour's text: another text is another tour. */
	let placed = new WeakMap<TourHere["found"], Checked>();
	let listed: Promise<readonly TourHere[]> | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** Goes up when everything is looked at anew. */
	let round = 0;
	const refresh = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			round++;
			listed = undefined;
			changed();
		}, gathering);
	};
	const watcher = workspace.createFileSystemWatcher("**/*.tour");
	const subscriptions = Disposable.from(
		watcher,
		watcher.onDidChange(refresh),
		watcher.onDidCreate(refresh),
		watcher.onDidDelete(refresh),
		repositories.onDidChangeHistory(refresh),
		repositories.onDidOpen(refresh),
		repositories.onDidClose(refresh),
		player().onDidChange(changed),
		{ dispose: () => clearTimeout(timer) },
	);

	async function read(): Promise<readonly TourHere[]> {
		const own = round;
		const all: TourHere[] = [];
		for (const repository of repositories.all())
			try {
				for (const found of await repository.tacit.tours())
					if (isMeantHere(found.tour) || isPlaying(player(), repository, found))
						all.push({ repository, found });
			} catch (error) {
				log.warn(`The tours of ${repository.place.root} were not read.`, error);
			}
		void place(all, own).catch((error: unknown) =>
			log.warn("The steps of tours were not looked for.", error),
		);
		return all;
	}

	async function place(all: readonly TourHere[], own: number): Promise<void> {
		const fresh = new WeakMap<TourHere["found"], Checked>();
		for (const repository of new Set(all.map((each) => each.repository))) {
			const tours = all
				.filter((each) => each.repository === repository)
				.map(({ found }) => found);
			const { tacit } = repository;
			const answers = await tacit.placeTours(tours);
			for (const [at, found] of tours.entries()) {
				const answer = answers[at];
				fresh.set(found, {
					placed: answer,
					findings: tacit
						.checkTour(found, answer, tours)
						.filter(({ severity }) => severity !== "info"),
				});
			}
		}
		if (own !== round) return;
		placed = fresh;
		changed();
	}

	return {
		async rows(row) {
			if (row?.type === "step") return [];
			if (row)
				return (row.found.tour?.steps ?? []).map((_, index) => ({
					...{ type: "step", index, found: row.found },
					repository: row.repository,
				}));
			listed ??= read();
			return (await listed).map((each) => ({ type: "tour", ...each }));
		},
		parent: ({ type, repository, found }) =>
			type === "step" ? { type: "tour", repository, found } : undefined,
		item: (row) =>
			row.type === "tour"
				? tourItem(row, placed.get(row.found), player(), recorded())
				: stepItem(row, placed.get(row.found)?.placed, player()),
		dispose: () => subscriptions.dispose(),
	};
}

/** What is known of a tour once its steps were looked for. */
interface Checked {
	readonly placed: PlacedTour | undefined;
	/** Without those for information. */
	readonly findings: readonly FileFinding[];
}

const mostTold = 8;

function tourItem(
	{ repository, found }: Extract<TourRow, { readonly type: "tour" }>,
	checked: Checked | undefined,
	player: TourPlayer,
	recorded: TourRef | undefined,
): TreeItem {
	const { tour, path } = found;
	const name = tour ? plainTourTitle(tour.title) : baseName(path);
	const item = new TreeItem(
		visibleText(name.replace(/\s+/g, " ")).trim() || baseName(path),
		tour ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
	);
	item.id = `${repository.root}:${path}`;
	const isPlayed = isPlaying(player, repository, found);
	const isRecorded =
		recorded?.repository === repository && recorded.path === path;
	const uncertain = checked?.placed?.places.filter(isUncertain).length ?? 0;
	const findings = checked?.findings ?? [];
	item.iconPath = new ThemeIcon(
		!tour
			? "warning"
			: isRecorded
				? "record"
				: isPlayed
					? "debug-start"
					: "compass",
	);
	item.description = tour
		? [
				progressWord(
					repository.tacit.tourProgress?.of(path),
					tour.steps.length,
				),
				isPlayed ? l10n.t("being played") : undefined,
				isRecorded ? l10n.t("being recorded") : undefined,
				uncertain === 0
					? undefined
					: uncertain === 1
						? l10n.t("1 step not found for certain")
						: l10n.t("{0} steps not found for certain", uncertain),
				findings.length === 0
					? undefined
					: findings.length === 1
						? l10n.t("1 finding")
						: l10n.t("{0} findings", findings.length),
			]
				.filter((part) => part !== undefined)
				.join(" · ")
		: l10n.t("cannot be read");
	const told = (tour ? findings : found.findings).map(
		(finding) =>
			`${finding.lines.start}: ${translated(findingText(finding), l10n.t)}`,
	);
	item.tooltip = visibleText(
		[
			tour?.description ?? "",
			tour?.when === undefined
				? ""
				: l10n.t("The tour says when it is meant: {0}", tour.when),
			path,
			told.slice(0, mostTold).join("\n"),
		]
			.filter((part) => part !== "")
			.join("\n\n"),
	);
	item.accessibilityInformation = {
		label: l10n.t("Tour: {0}, {1}", String(item.label), item.description),
	};
	item.contextValue = tour ? (isPlayed ? "tour playing" : "tour") : "noTour";
	item.command = tour
		? {
				command: commandIds.startTour,
				title: l10n.t("Start or Resume a Tour"),
				arguments: [{ repository, found }],
			}
		: {
				command: commandIds.openTour,
				title: l10n.t("Open the Tour’s File"),
				arguments: [{ repository, found }],
			};
	return item;
}

function stepItem(
	{ repository, found, index }: Extract<TourRow, { readonly type: "step" }>,
	placed: PlacedTour | undefined,
	player: TourPlayer,
): TreeItem {
	const step = found.tour?.steps[index];
	const label = step ? stepLabel(step, index) : "";
	const item = new TreeItem(
		`${index + 1}. ${visibleText(label.replace(/\s+/g, " ")).trim()}`,
	);
	item.id = `${repository.root}:${found.path}:${index}`;
	const place = placed?.places[index];
	const { tour, root } = found;
	item.description =
		tour && place ? placeWord(place, stepTarget(tour, index, root)) : "";
	const isHere =
		isPlaying(player, repository, found) && player.current?.index === index;
	const isTried =
		repository.tacit.tourProgress?.of(found.path)?.tried?.includes(index) ===
		true;
	item.iconPath = new ThemeIcon(
		isHere
			? "debug-stackframe"
			: isTried
				? "pass"
				: place && isUncertain(place)
					? "question"
					: "circle-small",
	);
	item.tooltip = visibleText(step?.description.slice(0, 1000) ?? "");
	item.accessibilityInformation = {
		label: [
			l10n.t("Step {0}", String(item.label)),
			item.description,
			isHere ? l10n.t("shown now") : "",
			isTried ? l10n.t("tried") : "",
		]
			.filter((part) => part !== "")
			.join(", "),
	};
	item.contextValue = "tourStep";
	item.command = {
		command: commandIds.startTour,
		title: l10n.t("Start or Resume a Tour"),
		arguments: [{ repository, found }, index],
	};
	return item;
}

function isPlaying(
	{ current }: TourPlayer,
	repository: TourHere["repository"],
	{ path }: TourHere["found"],
): boolean {
	return current?.repository === repository && current.path === path;
}
