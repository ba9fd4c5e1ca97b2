import {
	inFile,
	type Placement,
	relocate,
} from "../../core/anchor/relocate.ts";
import type { Pacer } from "../../core/pacer.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";
import type { Base } from "../../core/whereabouts/bases.ts";
import {
	type ElsewhereSearch,
	lookElsewhere,
	type Sought,
} from "../../core/whereabouts/elsewhere.ts";
import type { Texts } from "../../core/whereabouts/texts.ts";
import type { StepBirth } from "./stepBirths.ts";

/** Says where code is that its own file does not hold. */
export type Seek = (sought: Sought, birth: StepBirth) => Promise<Placement>;

/** What other files are looked into with. */
export interface ElsewhereFiles
	extends Omit<ElsewhereSearch<Sought>, "texts" | "baseOf" | "pacer"> {
	/** The base that a commit (full hash) is; see `baseReader`. */
	baseIn(commit: string): Promise<Base | undefined>;
}

/** A first round, which only writes down what is to be looked for, and a second, in which other files were read once for all of it. */
export interface ElsewhereRounds {
	/** Answers by the own file alone. */
	readonly first: Seek;
	/** `undefined` where nothing was written down, or there is no git. */
	second(): Promise<Seek | undefined>;
}

/** Over these files; without them nothing is found but in a step's own file. */
export function seekElsewhere(
	files: ElsewhereFiles | undefined,
	texts: Texts,
	pacer: Pacer,
): ElsewhereRounds {
	const sought = new Map<string, SoughtStep>();
	return {
		async first(stray, { commit, target }) {
			sought.set(keyOf(stray), { ...stray, pathThen: target.path, commit });
			return homeOnly(stray);
		},
		second: async () =>
			files && sought.size > 0
				? seekAll(sought, { texts, pacer }, files)
				: undefined,
	};
}

interface SoughtStep extends Sought {
	/** Its file's name of then. */
	readonly pathThen: RepoPath;
	/** Full hash. */
	readonly commit: string;
}

/** Looks for all of them at once. */
async function seekAll(
	sought: ReadonlyMap<string, SoughtStep>,
	{ texts, pacer }: { readonly texts: Texts; readonly pacer: Pacer },
	files: ElsewhereFiles,
): Promise<Seek> {
	const { baseIn, ...search } = files;
	const asked = new Map(
		[...sought].map(([key, each]) => [
			key,
			// A file that is gone is known to git by its name of then.
			each.home
				? each
				: { ...each, anchor: { ...each.anchor, path: each.pathThen } },
		]),
	);
	const find = await lookElsewhere<SoughtStep>([...asked.values()], {
		...{ ...search, texts, pacer },
		baseOf: ({ commit }) => baseIn(commit),
	});
	return async (stray) => {
		const each = asked.get(keyOf(stray));
		if (!each) return homeOnly(stray);
		const { anchor, quote, past } = each;
		const where = await find(each);
		const found =
			where.found ?? relocate(anchor, quote, where.today, where.past ?? past);
		return certainly(found, stray.anchor.path);
	};
}

/**
 * A line that is another by now, and in a file of another name, too, is asked about: among siblings many a line is like it. A file that
 * kept its name in another folder is the same.
 */
function certainly(found: Placement, own: RepoPath): Placement {
	if (found.state !== "attached" || found.certainty !== "changed") return found;
	const { path, lines, p } = found;
	return baseName(path) === baseName(own)
		? found
		: { state: "proposed", candidates: [{ path, lines, p }] };
}

function keyOf({ anchor }: Sought): string {
	return JSON.stringify(anchor);
}

function homeOnly({ anchor, quote, home, past }: Sought): Placement {
	return home
		? relocate(anchor, quote, inFile(home.path, home.now()), past)
		: { state: "lost" };
}
