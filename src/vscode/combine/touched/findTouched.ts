import { isTacitError } from "../../../core/errors.ts";
import { isIncomparable } from "../../../core/isIncomparable.ts";
import type { Message } from "../../../core/message.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { TouchedChange, TouchedRepository } from "./touchedChange.ts";

/**
 * What the changes of a repository mean for what is known: those that are not committed, and those of the branch. Nothing
 * where there are no notes, and without git. `base`: what somebody chose to compare the branch with. Ends with `cancelled` once the signal is aborted.
 */
export async function findTouched(
	repository: OpenRepository,
	base: string | undefined,
	signal: AbortSignal,
): Promise<TouchedRepository> {
	const { tacit } = repository;
	const nothing = { repository, changes: [], failure: undefined };
	if (tacit.index.size === 0) return nothing;
	try {
		const { findings } = await tacit.check({ of: "work-tree" }, signal);
		const own = findings.filter(isTold);
		const changes: TouchedChange[] = [
			{ of: "work-tree", base: undefined, findings: own },
		];
		const { branch, failure } = await findOnBranch(repository, base, signal);
		const told = new Set(own.map(keyOf));
		if (branch)
			changes.push({
				...branch,
				findings: branch.findings.filter((each) => !told.has(keyOf(each))),
			});
		return {
			repository,
			changes: changes.filter((change) => change.findings.length > 0),
			failure,
		};
	} catch (error) {
		if (isTacitError(error, "no-git")) return nothing;
		throw error;
	}
}

async function findOnBranch(
	{ tacit }: OpenRepository,
	named: string | undefined,
	signal: AbortSignal,
): Promise<{
	readonly branch?: TouchedChange;
	readonly failure: Message | undefined;
}> {
	try {
		const base = await tacit.reviewBase(named);
		if (!base) return { failure: undefined };
		const request = { of: "branch", base: base.revision } as const;
		const { findings } = await tacit.check(request, signal);
		return {
			branch: {
				of: "branch",
				base: base.name,
				findings: findings.filter(isTold),
			},
			failure: undefined,
		};
	} catch (error) {
		if (isIncomparable(error)) return { failure: error.words };
		throw error;
	}
}

/** Code that only looks another way is left alone. */
function isTold({ code }: TouchedChange["findings"][number]): boolean {
	return code !== "code-reformatted";
}

function keyOf({ code, id }: TouchedChange["findings"][number]): string {
	return `${code} ${id}`;
}
