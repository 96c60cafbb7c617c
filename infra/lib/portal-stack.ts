import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin, VpcOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { ARecord, AaaaRecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { createBucket } from './exact.ts';
import type { GaitwayProps } from './gaitway-props.ts';
import type { Installation } from './installation.ts';
import type { NetworkStack } from './network-stack.ts';
import type { StorageStack } from './storage-stack.ts';
import { say } from './say.ts';

/** The paths of the API. All others belong to the portal. */
export const API_PATHS = [
  '/graphql*',
  '/downloads/*',
  '/portal-config.json',
  '/healthz',
  '/readyz',
];

/** Pages of the portal have paths of their own, for which there is no file. */
const PAGES = `function handler(event) {
  var request = event.request;
  if (request.uri.split('/').pop().indexOf('.') < 0) request.uri = '/index.html';
  return request;
}`;

const ONE_YEAR = Duration.days(365);

export interface PortalProps extends GaitwayProps {
  readonly network: NetworkStack;
  readonly storage: StorageStack;
}

/** One name for the portal and the API: files from a bucket, the rest from the load balancer, over TLS. */
export class PortalStack extends Stack {
  readonly site: IBucket;
  readonly distribution: Distribution;
  /** The public URL of Gaitway, without a trailing slash. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, props: PortalProps) {
    super(scope, id);
    const { settings, installation, network, storage } = props;
    this.site = createBucket(this, 'Site', {
      encryption: BucketEncryption.S3_MANAGED, // the files are public
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      serverAccessLogsBucket: storage.logs,
      serverAccessLogsPrefix: 's3/site/',
      removalPolicy: settings.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });

    const { domain } = installation;
    const api = VpcOrigin.withApplicationLoadBalancer(network.loadBalancer, {
      protocolPolicy: domain ? OriginProtocolPolicy.HTTPS_ONLY : OriginProtocolPolicy.HTTP_ONLY,
      ...(domain && { domainName: domain.name }), // the load balancer has a certificate of that name
      readTimeout: Duration.seconds(60),
    });
    const toApi: BehaviorOptions = {
      origin: api,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER, // sockets need their headers
      responseHeadersPolicy: this.#transportSecurity(),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: this.stackName,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.site),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        responseHeadersPolicy: this.#pageSecurity(storage.records, domain),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'Pages', {
              code: FunctionCode.fromInline(PAGES),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: Object.fromEntries(API_PATHS.map((path) => [path, toApi])),
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      enableLogging: true,
      logBucket: storage.logs,
      logFilePrefix: 'cloudfront/',
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      }),
    });
    this.publicUrl = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    if (domain) this.#pointDomain(domain);
    say(this, {
      PublicUrl: this.publicUrl,
      SiteBucket: this.site.bucketName,
      DistributionId: this.distribution.distributionId,
    });

    acknowledge(this.distribution, 'CFR1', 'People under care travel.');
    acknowledge(
      this.distribution,
      'CFR2',
      'A firewall costs 5 USD a month and more, knows no GraphQL, and is added by setting webAclId.',
    );
    if (!domain) {
      acknowledge(
        this.distribution,
        'CFR4',
        'CloudFront decides for names of its own; a domain mends it.',
      );
    }
  }

  #transportSecurity(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'TransportSecurity', {
      comment: 'The API sets the rest of its headers itself',
      securityHeadersBehavior: { strictTransportSecurity: STRICT_TRANSPORT },
    });
  }

  #pageSecurity(records: IBucket, domain: Installation['domain']): ResponseHeadersPolicy {
    const connect = [
      "'self'",
      ...(domain ? [`wss://${domain.name}`] : []), // older browsers do not count sockets of the host as 'self'
      `https://cognito-idp.${Aws.REGION}.amazonaws.com`,
      `https://${records.bucketRegionalDomainName}`,
    ].join(' ');
    return new ResponseHeadersPolicy(this, 'PageSecurity', {
      securityHeadersBehavior: {
        strictTransportSecurity: STRICT_TRANSPORT,
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        contentSecurityPolicy: {
          override: true,
          contentSecurityPolicy: [
            "default-src 'self'",
            `connect-src ${connect}`,
            "img-src 'self' data: blob:",
            "style-src 'self' 'unsafe-inline'", // Mantine and uPlot set sizes on elements
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
          ].join('; '),
        },
      },
    });
  }

  #pointDomain({ name, hostedZoneId }: NonNullable<Installation['domain']>): void {
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId,
      zoneName: name,
    });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    new ARecord(this, 'Address', { zone, target });
    new AaaaRecord(this, 'Address6', { zone, target });
  }
}

const STRICT_TRANSPORT = {
  accessControlMaxAge: ONE_YEAR,
  includeSubdomains: true,
  override: true,
};
