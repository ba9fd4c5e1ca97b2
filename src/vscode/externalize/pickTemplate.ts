import { l10n, ThemeIcon, window } from "vscode";
import type { NoteKind } from "../../core/note.ts";
import type { Template } from "../../externalize/templates/template.ts";
import { kindIcon, kindWord } from "../words.ts";

/** Asks which template; those for the present kind of note come first, then the team's. `undefined` when the person leaves it. */
export async function pickTemplate(
	templates: readonly Template[],
	present: NoteKind | undefined,
): Promise<Template | undefined> {
	const rank = ({ name, kind }: Template) =>
		(kind === present ? 0 : 2) + (name === kind ? 1 : 0);
	const picked = await window.showQuickPick(
		templates
			.toSorted((a, b) => rank(a) - rank(b))
			.map((template) => ({
				label:
					template.name === template.kind
						? kindWord(template.kind)
						: template.name,
				description:
					template.name === template.kind ? "" : kindWord(template.kind),
				iconPath: new ThemeIcon(kindIcon(template.kind)),
				detail: template.sections.map(({ heading }) => heading).join(" · "),
				template,
			})),
		{ title: l10n.t("Which sections?"), matchOnDetail: true },
	);
	return picked?.template;
}
