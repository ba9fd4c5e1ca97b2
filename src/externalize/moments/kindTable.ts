import type { CommitView } from "./commitView.ts";
import { findAgents } from "./kinds/agent.ts";
import { findConfiguration } from "./kinds/configuration.ts";
import { findConflicts } from "./kinds/conflict.ts";
import { findDependencies } from "./kinds/dependency.ts";
import { findRemovals } from "./kinds/removal.ts";
import { findRework } from "./kinds/rework.ts";
import { findTakenBack } from "./kinds/takenBack.ts";
import { findTunedValues } from "./kinds/tunedValue.ts";
import { findWorkarounds } from "./kinds/workaround.ts";
import type { Finding, MomentKind } from "./moment.ts";

/** A commit, and with it the commits of its branch in a row that a coding agent wrote, where it is the last of them. */
export type KindView = CommitView & { readonly branch: readonly CommitView[] };

/** What finds each kind in a commit; where two find the same lines, the first in this order is told. */
export const kindTable: readonly {
	readonly kind: MomentKind;
	find(view: KindView): Promise<readonly Finding[]>;
}[] = [
	{ kind: "revert", find: findTakenBack },
	{ kind: "dependency", find: findDependencies },
	{ kind: "value", find: findTunedValues },
	{ kind: "workaround", find: findWorkarounds },
	{ kind: "rework", find: findRework },
	{ kind: "conflict", find: findConflicts },
	{ kind: "removal", find: findRemovals },
	{ kind: "configuration", find: findConfiguration },
	{ kind: "agent", find: findAgents },
];
