import { Gallery } from '@/components/editor/gallery'

export default function GalleryPage() {
  return <Gallery />
}
