import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  type AuthFlow,
  type CfnUserPool,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Installation } from './installation.ts';
import { UserPoolTriggers, type UserPoolTriggersProps } from './user-pool-triggers.ts';
import { say } from './say.ts';

/** The groups in `cognito:groups`. The database decides about membership; the pool has a copy. */
const GROUPS = ['admin', 'analyst', 'careProvider', 'participant'];

/** The user pool. Permissions are in the database, which no client of the pool can write. */
export class IdentityStack extends Stack {
  readonly userPool: UserPool;
  readonly triggers: UserPoolTriggers;
  /** The sender of mails. */
  readonly mail: EmailIdentity;
  readonly clients: Readonly<Record<'portal' | 'mobile' | 'terminal', UserPoolClient>>;

  constructor(scope: Construct, id: string, props: UserPoolTriggersProps) {
    super(scope, id);
    const { settings, installation } = props;
    this.mail = this.#createMail(installation);
    this.userPool = new UserPool(this, 'Users', {
      signInAliases: { email: true },
      signInCaseSensitive: false,
      selfSignUpEnabled: true, // the trigger rejects users without an invitation, unless an organization is open to all
      autoVerify: { email: true },
      // Of an address and for a new password; Cognito does not know which language its reader prefers.
      userVerification: {
        emailSubject: 'Your Gaitway code / Votre code Gaitway',
        emailBody: 'Your code is {####}.<br><br>Votre code est {####}.',
      },
      keepOriginal: { email: true }, // a new address counts once it is proven
      standardAttributes: {
        email: { required: true, mutable: true },
        givenName: { mutable: true },
        familyName: { mutable: true },
      },
      passwordPolicy: {
        minLength: 8,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: settings.threatProtection ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
      standardThreatProtectionMode: settings.threatProtection
        ? StandardThreatProtectionMode.FULL_FUNCTION
        : StandardThreatProtectionMode.NO_ENFORCEMENT,
      deletionProtection: settings.isProtected,
      removalPolicy: settings.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.userPool, 'COG2', 'Participants may have no second device; staff turn it on.');
    if (!settings.threatProtection) {
      acknowledge(this.userPool, 'COG8', 'The plus plan has no free users; production has it.');
    }
    if (installation.domain) this.#sendFromDomain(installation.mailFrom);
    for (const groupName of GROUPS) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, {
        groupName,
        userPoolId: this.userPool.userPoolId,
      });
    }

    this.triggers = new UserPoolTriggers(this, 'Triggers', props);
    this.userPool.addTrigger(UserPoolOperation.PRE_SIGN_UP, this.triggers.preSignUp);
    this.userPool.addTrigger(UserPoolOperation.POST_CONFIRMATION, this.triggers.postConfirmation);
    this.userPool.addTrigger(
      UserPoolOperation.PRE_TOKEN_GENERATION,
      this.triggers.preTokenGeneration,
    );

    this.clients = {
      portal: this.#addClient('Portal', { userSrp: true }, Duration.days(1)),
      mobile: this.#addClient('Mobile', { userSrp: true }, Duration.days(90)),
      // For `gaitway submit`, and for machines with their own account.
      terminal: this.#addClient(
        'Terminal',
        { userPassword: true, userSrp: true },
        Duration.days(1),
      ),
    };
    say(this, {
      UserPoolId: this.userPool.userPoolId,
      MobileClientId: this.clients.mobile.userPoolClientId,
      TerminalClientId: this.clients.terminal.userPoolClientId,
    });
  }

  #createMail({ mailFrom, domain }: Installation): EmailIdentity {
    if (!domain) return new EmailIdentity(this, 'Mail', { identity: Identity.email(mailFrom) });
    const zone = PublicHostedZone.fromPublicHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: domain.hostedZoneId,
      zoneName: domain.name,
    });
    return new EmailIdentity(this, 'Mail', { identity: Identity.publicHostedZone(zone) });
  }

  /** Cognito's own address sends 50 mails a day. Said on the pool itself: CDK wants to know the region for it. */
  #sendFromDomain(from: string): void {
    (this.userPool.node.defaultChild as CfnUserPool).emailConfiguration = {
      emailSendingAccount: 'DEVELOPER',
      from,
      sourceArn: this.mail.emailIdentityArn,
    };
  }

  /** Adds a client without a secret, because browsers, phones and terminals cannot keep one. */
  #addClient(id: string, authFlows: AuthFlow, session: Duration): UserPoolClient {
    const own = { email: true, givenName: true, familyName: true };
    return this.userPool.addClient(id, {
      authFlows,
      disableOAuth: true,
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: session,
      refreshTokenRotationGracePeriod: Duration.seconds(60), // for clients that lost a response
      readAttributes: new ClientAttributes().withStandardAttributes({
        ...own,
        emailVerified: true,
      }),
      writeAttributes: new ClientAttributes().withStandardAttributes(own), // none of them grants a right
    });
  }
}
