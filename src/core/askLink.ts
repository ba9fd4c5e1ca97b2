/** Where the message stands in a template of an address. */
const place = "{message}";

/** Whether the text is a template of an address at which a message can be sent: `https:` or `mailto:`, without a password. */
export function isAskLink(text: string): boolean {
	if (!text.includes(place) || /\s/.test(text)) return false;
	const [one, other] = ["a", "b"].map((message) => {
		const filled = fillAskLink(text, message);
		return URL.canParse(filled) ? new URL(filled) : undefined;
	});
	// Where it goes to is the team's choice, not the message's.
	if (!one || !other || one.host !== other.host) return false;
	const isWeb = one.protocol === "https:" && one.host !== "";
	return (
		(isWeb || one.protocol === "mailto:") && one.username + one.password === ""
	);
}

/** The address at which the message is sent. Cut to what browsers and mail programs take: about 8,000 characters. */
export function fillAskLink(template: string, message: string): string {
	const characters = [...message.replace(/\p{Cs}/gu, "\ufffd")];
	let encoded = encodeURIComponent(characters.join(""));
	while (encoded.length > longest) {
		characters.length = Math.floor(characters.length * 0.9);
		encoded = encodeURIComponent(`${characters.join("")}…`);
	}
	return template.replaceAll(place, () => encoded);
}

/** Where such a template leads to, for people to see: a host, or the address of a mail. */
export function askPlace(template: string): string {
	const { protocol, host, pathname } = new URL(fillAskLink(template, ""));
	return protocol === "mailto:" ? decodeURIComponent(pathname) : host;
}

const longest = 8000;
