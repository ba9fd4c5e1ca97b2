/** What an element is made with: attributes by name (`undefined`, `false`: left out), and listeners by the event's name. */
interface Made {
	readonly attributes?: Readonly<Record<string, string | boolean | undefined>>;
	readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

/** Makes an element. Text is text: no markup is read from it. */
export function element<K extends keyof HTMLElementTagNameMap>(
	name: K,
	{ attributes = {}, on = {} }: Made = {},
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(name);
	setAttributes(made, attributes);
	for (const [event, listener] of Object.entries(on))
		made.addEventListener(event, listener);
	made.append(...children);
	return made;
}

const svgSpace = "http://www.w3.org/2000/svg";

/** The same in a drawing. */
export function drawn<K extends keyof SVGElementTagNameMap>(
	name: K,
	{ attributes = {}, on = {} }: Made = {},
	...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
	const made = document.createElementNS(svgSpace, name);
	setAttributes(made, attributes);
	for (const [event, listener] of Object.entries(on))
		made.addEventListener(event, listener);
	made.append(...children);
	return made;
}

function setAttributes(
	made: Element,
	attributes: NonNullable<Made["attributes"]>,
): void {
	for (const [name, value] of Object.entries(attributes))
		if (value !== undefined && value !== false)
			made.setAttribute(name, value === true ? "" : value);
}

/** An element whose content is HTML that `safeHtml` made; nothing else may be given to it. */
export function withSafeHtml(className: string, html: string): HTMLElement {
	const made = element("div", { attributes: { class: className } });
	made.innerHTML = html;
	return made;
}

/** A sentence with its `{0}`, `{1}` filled. */
export function filled(
	sentence: string,
	...values: readonly (string | number)[]
): string {
	return sentence.replace(/\{(\d+)\}/g, (_, at) =>
		String(values[Number(at)] ?? ""),
	);
}
