/** A published history in which notes are followed. */
export interface ReviewedRepository {
	/** `owner/name`. */
	readonly name: string;
	/** The last commit that is walked to (full hash). */
	readonly tip: string;
}

const at = (name: string, tip: string): ReviewedRepository => ({ name, tip });

/** What was looked at while it was settled what a change in substance is. */
export const development: readonly ReviewedRepository[] = [
	at("excalidraw/excalidraw", "4872083c044491b6d5c96ae134a75464f96d6831"),
	at("eslint/eslint", "c27bc926e496985eb7911c09eb60914b2e4b5d0f"),
	at("pydantic/pydantic", "2151025aa51263f3016502b00010b78e4481eaa1"),
	at("prometheus/prometheus", "d15adb9ad7e5d9fbde3a9a8f30200593a5a14d86"),
	at("apache/kafka", "1eb7644349cb07139d6a3c1ad1986979647cac99"),
	at("tokio-rs/tokio", "ea91b33ca57ff0581b38e735cc108f831bccbdaa"),
];

/** What was looked at afterwards, once, and taken for nothing. */
export const heldOut: readonly ReviewedRepository[] = [
	at("ansible/ansible", "c9ac477e53a99e95781f333eec3329a935c1bf95"),
	at("hashicorp/terraform", "883c7221ee2e0bc2fad6912fd4b3cc4b53a598a7"),
	at("mermaid-js/mermaid", "df032c942c32f805a7f4cd1cf30a565e610bc4f1"),
	at("spring-projects/spring-boot", "c329ffa25dc160a90ebe5e4b006ad4cdf89d8683"),
];
