import type { HostLinks } from "../core/hostLinks.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { Agenda, AgendaNote } from "../socialize/agenda/agenda.ts";
import type { LearningWishes } from "../socialize/learning/learningAgenda.ts";
import { learningIn, retroIn } from "./agenda/agendaReading.ts";
import { recordHeld, writeAgendaFile } from "./agenda/agendaWriting.ts";
import type { HappeningSources } from "./agenda/happenedIn.ts";
import { hostOf } from "./agenda/hostOf.ts";
import type { LearningSources } from "./agenda/learningAreaOf.ts";
import type { TacitBase } from "./base.ts";

/** An agenda, and where its commits are read. */
export interface FoundAgenda {
	readonly agenda: Agenda;
	/** `undefined` where that is not known. */
	readonly host: HostLinks | undefined;
}

/** Makes agendas for small groups. */
export interface Agendas {
	/**
	 * What a group talks about after a range of commits (`A..B`), in about so many minutes: see `retroAgenda`. Of more than
	 * 10,000 commits the newest are looked at, and moments in the newest 400. Private notes are not in it, and nobody's
	 * name. Throws `no-git`, and `bad-argument` for what is no range.
	 */
	retro(range: string, minutes: number): Promise<FoundAgenda>;
	/**
	 * What a group does to learn a file or folder from those who know it: see `learningAgenda`. Whoever wants to be named
	 * nowhere is not. Without git, hot spots are where most is written, and nobody is named.
	 */
	learningSession(area: RepoPath, wishes: LearningWishes): Promise<FoundAgenda>;
	/**
	 * Writes into an agenda's file that it was held today, and links the published notes that came of it (those since its day,
	 * which its commit does not have). What stands in it stays. Answers these notes. Throws `bad-argument` for what is no such file.
	 */
	recordSession(path: RepoPath): Promise<readonly AgendaNote[]>;
	/** Puts an agenda into a file of its own in `.tacit/sessions`, and answers its path. Throws as `Workspace.write` does. */
	writeAgenda(found: FoundAgenda): Promise<RepoPath>;
}

/** Over a repository; what is found by others is given by the facade, `today` is `YYYY-MM-DD`. */
export function createAgendas(
	base: TacitBase,
	from: HappeningSources & LearningSources & { readonly today: () => string },
): Agendas {
	return {
		retro: async (range, minutes) => ({
			agenda: await retroIn(range, minutes, base, from),
			host: await hostOf(base),
		}),
		learningSession: async (area, wishes) => ({
			agenda: await learningIn(area, wishes, base, from),
			host: await hostOf(base),
		}),
		recordSession: (path) => recordHeld(path, base, from.today()),
		writeAgenda: (found) => writeAgendaFile(found, base, from.today()),
	};
}
