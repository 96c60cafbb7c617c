/** An email address that wraps after its @ where it does not fit. */
export function EmailAddress({ email }: { email: string }) {
  const sign = email.indexOf('@') + 1;
  return (
    <>
      {email.slice(0, sign)}
      <wbr />
      {email.slice(sign)}
    </>
  );
}
