import {
	commands,
	l10n,
	ProgressLocation,
	type QuickPickItem,
	window,
} from "vscode";
import type {
	Proposal,
	ProposalEvidence,
	ProposalKind,
} from "../../combine/relations/proposal.ts";
import { TacitError } from "../../core/errors.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import type { Compared } from "../../tacit/knowledgeReading.ts";
import type { Settlement } from "../../tacit/relations.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { repositoryHere } from "./sharingCommands.ts";

/** Shows notes and records that say the same or contradict each other, pair by pair, and asks what they are. */
export async function compareNotes(repositories: Repositories): Promise<void> {
	const repository = repositoryHere(repositories);
	await repository.ready;
	for (;;) {
		const pair = await pickPair(repository);
		if (!pair) return;
		await compare(repository, pair);
		const settled = await askWhat(pair);
		if (settled === undefined) return;
		if (settled === "later") continue;
		const { one, other, as } = settled;
		await repository.tacit.settle(one.key, other.key, as);
	}
}

/** Lets somebody choose a theme, and opens its guide. */
export async function writeGuide(repositories: Repositories): Promise<void> {
	const { tacit, uriOf, ready } = repositoryHere(repositories);
	await ready;
	const { themes } = await window.withProgress(
		{
			location: ProgressLocation.Window,
			title: l10n.t("Comparing notes and records"),
		},
		() => tacit.themes(),
	);
	if (themes.length === 0)
		throw new TacitError(
			"bad-argument",
			msg`There is no theme yet: there are themes from fifty notes and records on.`,
		);
	const picked = await window.showQuickPick(
		themes.map(({ words, members, folders }) => ({
			...{ label: words.join(", "), words },
			description: l10n.t(
				"{0} notes in {1} folders",
				members.length,
				folders.length,
			),
		})),
		{ title: l10n.t("What do they keep saying?") },
	);
	if (!picked) return;
	const plan = await tacit.planGuide({ words: picked.words });
	await tacit.writeGuide(plan);
	await window.showTextDocument(
		uriOf({ visibility: "published", path: plan.path }),
	);
}

/** Two texts side by side. */
interface Pair {
	readonly proposal: Proposal;
	readonly one: Compared;
	readonly other: Compared;
}

async function pickPair({ tacit }: OpenRepository): Promise<Pair | undefined> {
	const { proposals, compared } = await window.withProgress(
		{
			location: ProgressLocation.Window,
			title: l10n.t("Comparing notes and records"),
		},
		() => tacit.relations(),
	);
	if (proposals.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) No notes or records say the same or contradict."),
			5000,
		);
		return undefined;
	}
	const items = proposals.flatMap((proposal): (QuickPickItem & Pair)[] => {
		const one = compared.get(proposal.one);
		const other = compared.get(proposal.other);
		if (!one || !other) return [];
		return [
			{
				...{ proposal, one, other },
				label: `$(git-compare) ${plainTitle(one.title)}`,
				description: plainTitle(other.title),
				detail: `${kindText(proposal.kind)}: ${proposal.evidence.map(evidenceText).join(" · ")}`,
			},
		];
	});
	return window.showQuickPick(items, {
		title: l10n.t("What says the same, or contradicts?"),
		matchOnDescription: true,
		matchOnDetail: true,
	});
}

function kindText(kind: ProposalKind): string {
	switch (kind) {
		case "alike":
			return l10n.t("They say much the same");
		case "same-code":
			return l10n.t("Two decisions on the same code");
		case "rejects":
			return l10n.t("One takes what the other turned down");
	}
}

function evidenceText(evidence: ProposalEvidence): string {
	switch (evidence.type) {
		case "words":
			return evidence.words
				.map(({ one, other }) => (one === other ? one : `${one}/${other}`))
				.join(", ");
		case "code": {
			const { path, lines } = evidence;
			return lines ? `${path}:${lines.start}-${lines.end}` : path;
		}
		case "rejected":
			return l10n.t("rejected “{0}”", plainTitle(evidence.option));
	}
}

async function compare(
	{ uriOf }: OpenRepository,
	{ one, other }: Pair,
): Promise<void> {
	await commands.executeCommand(
		"vscode.diff",
		uriOf({ visibility: "published", path: one.path }),
		uriOf({ visibility: "published", path: other.path }),
		`${plainTitle(one.title)} ↔ ${plainTitle(other.title)}`,
		{ preview: true },
	);
}

/** What somebody says of a pair: `undefined` where it was called off. */
async function askWhat({ one, other }: Pair): Promise<
	| {
			readonly one: Compared;
			readonly other: Compared;
			readonly as: Settlement;
	  }
	| "later"
	| undefined
> {
	const [first, second] = [plainTitle(one.title), plainTitle(other.title)];
	const isMixed = one.isRecord !== other.isRecord;
	const isNotes = !one.isRecord && !other.isRecord;
	const items = [
		...(isNotes
			? [
					choice(l10n.t("Merge into “{0}”", first), one, other, "merge"),
					choice(l10n.t("Merge into “{0}”", second), other, one, "merge"),
				]
			: []),
		...(isMixed
			? []
			: [
					choice(
						l10n.t("“{0}” supersedes “{1}”", first, second),
						one,
						other,
						"supersede",
					),
					choice(
						l10n.t("“{0}” supersedes “{1}”", second, first),
						other,
						one,
						"supersede",
					),
					choice(l10n.t("They are related"), one, other, "relate"),
				]),
		choice(
			l10n.t("Neither, and do not ask again"),
			one,
			other,
			"apart",
			l10n.t("remembered in {0}", ".tacit/apart.yaml"),
		),
		{ label: l10n.t("Later"), settled: "later" as const },
	];
	const picked = await window.showQuickPick(items, {
		title: l10n.t("What are they to each other?"),
		ignoreFocusOut: true,
	});
	return picked?.settled;
}

function choice(
	label: string,
	one: Compared,
	other: Compared,
	as: Settlement,
	description?: string,
) {
	const settled = { one, other, as };
	return {
		label,
		settled,
		...(description === undefined ? {} : { description }),
	};
}
