import { type RepoPath, repoRoot } from "../../core/repoPath.ts";
import type { Agenda, AgendaPart, AgendaStep } from "../agenda/agenda.ts";
import { chooseSteps } from "../agenda/chooseSteps.ts";
import type { HotSpot, LearningArea, SaidInCode } from "./learningArea.ts";

const beginning = 3;
const comparing = 8;
const end = 5;
/** People who are named for one hot spot. */
const mostNamed = 2;

/** How a learning session is to be. */
export interface LearningWishes {
	/** All of it, in about so many minutes. */
	readonly minutes: number;
	/** Who is new and is to have a task, 0 or more. */
	readonly newcomers: number;
}

/**
 * What a group does to learn an area from those who know it: watch them at hot spots, find a comparison, merge notes and name
 * decisions, and have each newcomer do something small before the others.
 */
export function learningAgenda(
	area: LearningArea,
	{ minutes, newcomers }: LearningWishes,
): Agenda {
	const name = area.path === repoRoot ? "this project" : area.path;
	const all: readonly AgendaPart[] = [
		{ title: "Watch", steps: area.hotSpots.map(watchStep) },
		{ title: "Newcomers try", steps: tasks(area, newcomers) },
		{ title: "Decisions to name", steps: decisionSteps(area) },
		{ title: "Notes to merge", steps: area.alike.map(mergeStep) },
	];
	const { parts, left } = chooseSteps(
		all,
		minutes - beginning - comparing - end,
	);
	const named = (title: string) => parts.filter((part) => part.title === title);
	return {
		form: "learning-session",
		of: area.path === repoRoot ? "." : area.path,
		title: `Learning session: ${name}`,
		opening: [
			`One person leads and keeps the time, another writes down. Those who know ${name} show it; those who are new ask, and do.`,
		],
		parts: [
			begin,
			...named("Watch"),
			{ title: "A comparison", steps: [comparisonStep(area.path, name)] },
			...named("Decisions to name"),
			...named("Notes to merge"),
			...named("Newcomers try"),
			last,
		],
		...{ left, more: 0, missing: area.missing },
	};
}

const begin: AgendaPart = {
	title: "Before we begin",
	steps: [
		{
			title: "What we want to know at the end",
			todo: "Each says one thing that they do not understand here. Whoever writes notes it down: at the end we look which are open.",
			minutes: beginning,
			...{ places: [], evidence: [], questions: [], notes: [] },
			keep: undefined,
		},
	],
};

const last: AgendaPart = {
	title: "At the end",
	steps: [
		{
			title: "What is still open",
			todo: "Go through what each wanted to know. What is open becomes a question in its place; read aloud what was written today, and mend it.",
			minutes: end,
			...{ places: [], evidence: [], notes: [] },
			questions: ["Who shows whom what next, and when?"],
			keep: undefined,
		},
	],
};

function watchStep({ path, changes, knowers, notes }: HotSpot): AgendaStep {
	const whom = knowers.slice(0, mostNamed).join(", or ");
	return {
		title: whom === "" ? `Look into ${path}` : `Watch ${whom} at ${path}`,
		todo: `${
			whom === ""
				? "Nobody who is here is known to know it: one of you reads it aloud, and all guess."
				: "They change something small here, or follow a request through, and think aloud. The others watch their hands: where they look first is knowledge that nobody writes down."
		}${changes > 1 ? ` It was changed in ${changes} commits.` : ""}`,
		minutes: 8,
		places: [{ path }],
		evidence: [],
		questions: [
			"Where do you look first, and what for?",
			"What do you check before you change it?",
			"What has bitten you here that cannot be seen?",
		],
		notes,
		keep: "gotcha",
	};
}

function comparisonStep(path: RepoPath, name: string): AgendaStep {
	return {
		title: `What is ${name} like?`,
		todo: "Each alone, on paper, for three minutes: “It is like … because …; the comparison breaks where ….” Then all show theirs at once, and explain. Take the one that breaks last.",
		minutes: comparing,
		places: [{ path }],
		...{ evidence: [], notes: [] },
		questions: ["Where does it break?", "What did two of you see alike?"],
		keep: "why",
	};
}

function decisionSteps({
	decisions,
	unnamed,
}: LearningArea): readonly AgendaStep[] {
	const known: readonly AgendaStep[] =
		decisions.length === 0
			? []
			: [
					{
						title: "The decisions here, in your own words",
						todo: "Whoever is new reads a title and says why it is so before the note is opened. What they could not know, the note should say: mend it.",
						minutes: 5,
						places: [],
						evidence: [],
						questions: ["What was turned down, and would you still?"],
						notes: decisions,
						keep: undefined,
					},
				];
	return [...known, ...unnamed.map(nameStep)];
}

function nameStep({ path, lines, said }: SaidInCode): AgendaStep {
	return {
		title: `A reason in ${path} that is in no note`,
		minutes: 4,
		places: [{ path, lines }],
		evidence: [{ said: `“${said}”` }],
		questions: [
			"Was this decided? What else was looked at?",
			"What do we call it?",
		],
		notes: [],
		keep: "decision",
	};
}

function mergeStep({
	one,
	other,
	place,
	words,
}: LearningArea["alike"][number]): AgendaStep {
	return {
		title: `Do “${one.title}” and “${other.title}” say the same?`,
		minutes: 4,
		places: [{ path: place }],
		evidence:
			words.length > 0 ? [{ said: `Both speak of ${words.join(", ")}.` }] : [],
		questions: ["Which of them would a stranger understand?"],
		notes: [one, other],
		keep: undefined,
		settle: {
			words: "Let the first take in the other",
			command: `tacit relate ${one.id ?? one.path} ${other.id ?? other.path} --as merge`,
		},
	};
}

/** One for each newcomer, each at another place. */
function tasks(
	{ todos, hotSpots }: LearningArea,
	newcomers: number,
): readonly AgendaStep[] {
	const open = todos.map(({ path, lines, said }) => ({
		place: { path, lines },
		todo: `“${said}”: do it, or as much of it as fits, while the others watch and say nothing for three minutes.`,
		notes: hotSpots.find((spot) => spot.path === path)?.notes ?? [],
	}));
	const taken = new Set(open.map(({ place }) => place.path));
	const broken = hotSpots
		.filter(({ path }) => !taken.has(path))
		.map(({ path, notes }) => ({
			place: { path, lines: undefined },
			todo: "Change one line so that something breaks. Before you run the tests, say which one fails, and why; the others keep still.",
			notes,
		}));
	return [
		...open.slice(0, Math.ceil(newcomers / 2)),
		...broken,
		...open.slice(Math.ceil(newcomers / 2)),
	]
		.slice(0, newcomers)
		.map(({ place, todo, notes }) => ({
			title: `Somebody who is new works on ${place.path}`,
			todo: `${todo} Then correct the notes: what was wrong, what was missing, what nobody needed.`,
			minutes: 10,
			places: [place],
			evidence: [],
			questions: ["What did you have to ask that a note should have told you?"],
			notes,
			keep: "howto",
		}));
}
