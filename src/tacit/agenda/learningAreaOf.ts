import { ifGitAnswers } from "../../core/ifGitAnswers.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { IndexedNote } from "../../core/note.ts";
import type { Person } from "../../core/person.ts";
import { folderOf, isWithin, type RepoPath } from "../../core/repoPath.ts";
import { mayLoseCode } from "../../core/unreadableAnchors.ts";
import { fileRole } from "../../externalize/moments/fileRole.ts";
import { churn } from "../../internalize/path/churn.ts";
import type { AgendaNote } from "../../socialize/agenda/agenda.ts";
import { withoutPeople } from "../../socialize/agenda/withoutPeople.ts";
import type {
	HotSpot,
	LearningArea,
	SaidInCode,
} from "../../socialize/learning/learningArea.ts";
import type { TacitBase } from "../base.ts";
import type { Knowing } from "../knowing.ts";
import type { ReasonSearch } from "../reasonSearch.ts";
import type { Relations } from "../relations.ts";

/** What others find. */
export interface LearningSources {
	readonly whoKnows: Knowing["whoKnows"];
	readonly relations: Relations["relations"];
	readonly harvest: ReasonSearch["harvest"];
	/** Who wants to be named nowhere. */
	readonly notAsked: () => readonly Person[];
}

/** Commits of the area that are looked at, the newest. */
const mostCommits = 1000;
const mostSpots = 5;
/** Files whose comments are read. */
const mostRead = 12;
const mostSaid = 4;
/** Characters of a comment that are shown. */
const longestSaid = 240;

/** A file or folder as those see it who are to learn it. Published notes alone. */
export async function learningAreaOf(
	area: RepoPath,
	base: TacitBase,
	{ whoKnows, relations, harvest, notAsked }: LearningSources,
): Promise<LearningArea> {
	await base.loaded();
	const name = withoutPeople({ people: notAsked(), words: new Set() });
	const notes = [...base.index.notes()].filter(
		({ file, head }) =>
			file.visibility === "published" &&
			head.anchors.some(({ path }) => isWithin(area, path)),
	);
	const holding = notes.filter(
		(note) => !mayLoseCode(note) && note.head.kind !== "question",
	);
	const told = ({ head, file }: IndexedNote): AgendaNote => ({
		title: name(plainTitle(head.title)),
		path: file.path,
		id: head.id,
	});
	const counts = await changesIn(area, base);
	const hot = await hottest();
	const spots: HotSpot[] = [];
	for (const path of hot.slice(0, mostSpots)) {
		const { knowers } = await whoKnows({ path, isFolder: false });
		spots.push({
			path,
			changes: counts?.get(path)?.commits ?? 0,
			knowers: knowers.map(({ person }) => person.name),
			notes: holding.filter((note) => isOn(note, path)).map(told),
		});
	}
	const unnamed: (SaidInCode & { readonly strength: number })[] = [];
	const todos: SaidInCode[] = [];
	for (const path of hot.slice(0, mostRead)) {
		const { reasons } = await harvest(path, { comments: true, todos: true });
		for (const { source, lines, comment, text, strength } of reasons) {
			const said = {
				...{ path, lines: lines ?? comment },
				said: name(plainTitle(text.replace(/\s+/g, " ").slice(0, longestSaid))),
			};
			if (source === "todo") todos.push(said);
			else unnamed.push({ ...said, strength });
		}
	}
	return {
		...{ path: area, hotSpots: spots },
		alike: await alike(),
		decisions: holding.filter(({ head }) => head.kind === "decision").map(told),
		unnamed: unnamed.sort((a, b) => b.strength - a.strength).slice(0, mostSaid),
		todos: todos.slice(0, mostSaid),
		missing: [
			...(counts
				? []
				: [
						"Git does not tell here what was changed, and by whom: hot spots are the files with most notes.",
					]),
			...(counts && hot.length === 0
				? ["No commit changed code here that is still there."]
				: []),
		],
	};

	/** Code that most was done on, and without git that on which most is written. */
	async function hottest(): Promise<readonly RepoPath[]> {
		const noted = holding.flatMap(({ head }) =>
			head.anchors.filter(({ isFolder }) => !isFolder).map(({ path }) => path),
		);
		const weights = counts ?? new Map<RepoPath, { readonly weight: number }>();
		const sorted = counts
			? [...weights]
					.sort(([, a], [, b]) => b.weight - a.weight)
					.map(([path]) => path)
			: [...new Set(noted)].filter((path) => isWithin(area, path));
		const there: RepoPath[] = [];
		for (const path of sorted) {
			if (there.length >= mostRead) break;
			if (fileRole(path) !== "code") continue;
			if ((await base.workspace.kindOf(path)) === "file") there.push(path);
		}
		return there;
	}

	async function alike(): Promise<LearningArea["alike"]> {
		const { proposals, compared } = await relations();
		return proposals.flatMap(({ kind, one, other, evidence }) => {
			const pair = [one, other].map((key) =>
				holding.find(({ file }) => file.path === compared.get(key)?.path),
			);
			const [first, second] = pair;
			if (kind !== "alike" || !first || !second) return [];
			const words = evidence.flatMap((each) =>
				each.type === "words" ? each.words.map(({ one: word }) => word) : [],
			);
			return [
				{
					...{ one: told(first), other: told(second) },
					place: first.head.anchors[0]?.path ?? area,
					words: words.slice(0, 5).map(name),
				},
			];
		});
	}
}

function isOn({ head }: IndexedNote, path: RepoPath): boolean {
	return head.anchors.some((anchor) => anchor.path === path);
}

/** How much was done to each file; `undefined` without git. */
async function changesIn(
	area: RepoPath,
	{ historyIfAny, workspace, log }: TacitBase,
) {
	return ifGitAnswers(
		historyIfAny,
		log,
		"Git did not tell what was changed.",
		async (history) => {
			if ((await history.head())?.commit === undefined) return undefined;
			const isFile = (await workspace.kindOf(area)) === "file";
			const commits = await history.areaCommits(
				isFile ? folderOf(area) : area,
				mostCommits,
			);
			const { weights, counts } = churn(commits);
			return new Map(
				[...weights]
					.filter(([path]) => !isFile || path === area)
					.map(([path, weight]) => [
						path,
						{ weight, commits: counts.get(path) ?? 0 },
					]),
			);
		},
	);
}
